using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Reads the golden files and tables that lie beside the tests.</summary>
internal static class TestFiles
{
    public static JsonElement Json(params string[] path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(PathOf(path)));
        return document.RootElement.Clone();
    }

    /// <summary>Little-endian elements of a NumPy file of version 1, in C order.</summary>
    public static T[] Numpy<T>(params string[] path)
        where T : unmanaged
    {
        byte[] file = File.ReadAllBytes(PathOf(path));
        int headerLength = 10 + BitConverter.ToUInt16(file, 8);
        Assert.Contains("'fortran_order': False", Encoding.ASCII.GetString(file, 10, headerLength - 10));
        return MemoryMarshal.Cast<byte, T>(file.AsSpan(headerLength)).ToArray();
    }

    /// <summary>The colours of a table file, one <c>RRGGBB</c> a line.</summary>
    public static Rgba32[] Table(params string[] path) => [.. File.ReadAllLines(PathOf(path)).Select(Color)];

    /// <summary>A colour from <c>RRGGBB</c>.</summary>
    public static Rgba32 Color(string text)
    {
        uint rgb = uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgba32((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    private static string PathOf(string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
}
