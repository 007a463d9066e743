using System.Globalization;
using System.Text.Json;

namespace AttnGen.Tests.Shared;

/// <summary>Colour tables as matplotlib and seaborn hold them, read from the files that lie beside the tests.</summary>
internal static class ReferenceTables
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Tables");

    /// <summary>Maps whose own table has another length than the 256 entries of matplotlib's default.</summary>
    public static bool HasNativeLength(string name) => name is "twilight" or "twilight_shifted";

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>The entries as matplotlib indexes them by default.</summary>
    public static Rgba32[] Default(string name) => Read(name + ".txt");

    /// <summary>The default entries of <c>name_r</c>: the mirror image but for single entries that matplotlib rounds in another way.</summary>
    public static Rgba32[] DefaultReversed(string name) => Reverse(Default(name), name);

    /// <summary>The map's own entries.</summary>
    public static Rgba32[] Native(string name) => HasNativeLength(name) ? Read(Path.Combine("native", name + ".510.txt")) : Default(name);

    /// <summary>The own entries of <c>name_r</c>.</summary>
    public static Rgba32[] NativeReversed(string name) => HasNativeLength(name) ? [.. Native(name).AsEnumerable().Reverse()] : DefaultReversed(name);

    /// <summary>A colour from <c>RRGGBB</c>.</summary>
    public static Rgba32 Color(string text)
    {
        uint rgb = uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgba32((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    private static Rgba32[] Reverse(Rgba32[] table, string name)
    {
        Array.Reverse(table);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "reversed.json")));
        if (document.RootElement.TryGetProperty(name, out JsonElement differences))
        {
            foreach (JsonProperty difference in differences.EnumerateObject())
            {
                table[int.Parse(difference.Name, CultureInfo.InvariantCulture)] = Color(difference.Value.GetString()!);
            }
        }

        return table;
    }

    private static Rgba32[] Read(string file) => [.. File.ReadAllLines(Path.Combine(Folder, file)).Select(Color)];
}
