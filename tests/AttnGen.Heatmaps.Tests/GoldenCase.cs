using System.Text.Json;
using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>One case of matplotlib: values in, table entries and colours out.</summary>
internal sealed class GoldenCase
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private GoldenCase(JsonElement json)
    {
        Values = Read<float>(json, "input");
        Indices = Read<short>(json, "index");
        byte[] bytes = Read<byte>(json, "expected");
        Pixels = [.. bytes.Chunk(4).Select(Color)];
        Soft = [.. json.GetProperty("soft").EnumerateArray().Select(pixel => pixel.GetInt32())];

        JsonElement map = json.GetProperty("cmap");
        Entries = map.GetProperty("entries").GetInt32();
        Table = map.TryGetProperty("lut", out JsonElement lut)
            ? [.. lut.EnumerateArray().Select(color => ReferenceTables.Color(color.GetString()!))]
            : Colormaps.Find(map.GetProperty("name").GetString()!).Table.ToArray();
        Under = Color([.. map.GetProperty("under").EnumerateArray().Select(value => value.GetByte())]);
        Over = Color([.. map.GetProperty("over").EnumerateArray().Select(value => value.GetByte())]);
        Bad = Color([.. map.GetProperty("bad").EnumerateArray().Select(value => value.GetByte())]);
        IEnumerable<int> entries = json.TryGetProperty("region_indices", out JsonElement regions)
            ? regions.EnumerateArray().Select(entry => entry.GetInt32())
            : Enumerable.Range(0, Entries);
        Steps = [-1, .. entries, Entries];
    }

    public static IEnumerable<string> Names => Cases.Select(json => json.GetProperty("name").GetString()!);

    public float[] Values { get; }

    public short[] Indices { get; }

    public Rgba32[] Pixels { get; }

    /// <summary>Pixels where one table step either way is right too.</summary>
    public HashSet<int> Soft { get; }

    public int Entries { get; }

    private Rgba32[] Table { get; }

    private Rgba32 Under { get; }

    private Rgba32 Over { get; }

    private Rgba32 Bad { get; }

    /// <summary>The codes from below the limits to above them; of intervals only those that they take.</summary>
    private int[] Steps { get; }

    private static IEnumerable<JsonElement> Cases =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "cases.json"))).RootElement.GetProperty("cases").EnumerateArray();

    public static GoldenCase Of(string name) => new(Cases.Single(json => json.GetProperty("name").GetString() == name));

    public Rgba32 ColorOf(int index) => index == -2 ? Bad : index < 0 ? Under : index < Entries ? Table[index] : Over;

    /// <summary>Whether two codes are one step apart.</summary>
    public bool AreNeighbours(int first, int second) =>
        Steps.Zip(Steps.Skip(1)).Any(pair => pair == (first, second) || pair == (second, first));

    private static T[] Read<T>(JsonElement json, string file)
        where T : unmanaged => NpyFile.Read<T>(Path.Combine(Folder, json.GetProperty(file).GetString()!)).Values;

    private static Rgba32 Color(byte[] bytes) => new(bytes[0], bytes[1], bytes[2], bytes[3]);
}
