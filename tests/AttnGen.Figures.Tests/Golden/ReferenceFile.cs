using System.Text.Json;

namespace AttnGen.Figures.Tests;

/// <summary>Reads what other programs answered, <c>Golden/reference</c>.</summary>
internal static class ReferenceFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", "reference", name);

    public static T[] Read<T>(string name) => JsonSerializer.Deserialize<T[]>(File.ReadAllText(Path(name)), Options)!;
}
