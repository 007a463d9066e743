using System.Text.Json;

namespace AttnGen.Heatmaps.Tests;

/// <summary>One linear case of matplotlib: values in, table entries and colours out.</summary>
internal sealed class GoldenCase
{
    private GoldenCase(JsonElement json)
    {
        Values = TestFiles.Numpy<float>("Golden", json.GetProperty("input").GetString()!);
        Indices = TestFiles.Numpy<short>("Golden", json.GetProperty("index").GetString()!);
        byte[] bytes = TestFiles.Numpy<byte>("Golden", json.GetProperty("expected").GetString()!);
        Pixels = [.. bytes.Chunk(4).Select(Color)];
        Soft = [.. json.GetProperty("soft").EnumerateArray().Select(pixel => pixel.GetInt32())];

        JsonElement map = json.GetProperty("cmap");
        Entries = map.GetProperty("entries").GetInt32();
        Table = map.TryGetProperty("lut", out JsonElement lut)
            ? [.. lut.EnumerateArray().Select(color => TestFiles.Color(color.GetString()!))]
            : Colormaps.Table(map.GetProperty("name").GetString()!);
        Under = Color([.. map.GetProperty("under").EnumerateArray().Select(value => value.GetByte())]);
        Over = Color([.. map.GetProperty("over").EnumerateArray().Select(value => value.GetByte())]);
    }

    public static IEnumerable<string> Names =>
        TestFiles.Json("Golden", "linear.json").GetProperty("cases").EnumerateArray().Select(json => json.GetProperty("name").GetString()!);

    public float[] Values { get; }

    public short[] Indices { get; }

    public Rgba32[] Pixels { get; }

    /// <summary>Pixels where one table step either way is right too.</summary>
    public HashSet<int> Soft { get; }

    public int Entries { get; }

    private Rgba32[] Table { get; }

    private Rgba32 Under { get; }

    private Rgba32 Over { get; }

    public static GoldenCase Of(string name) => new(
        TestFiles.Json("Golden", "linear.json").GetProperty("cases").EnumerateArray().Single(json => json.GetProperty("name").GetString() == name));

    /// <summary>The colour of a table entry that is not bad.</summary>
    public Rgba32 ColorOf(int index) => index < 0 ? Under : index < Entries ? Table[index] : Over;

    private static Rgba32 Color(byte[] bytes) => new(bytes[0], bytes[1], bytes[2], bytes[3]);
}
