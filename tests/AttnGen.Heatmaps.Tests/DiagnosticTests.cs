namespace AttnGen.Heatmaps.Tests;

/// <summary>One mistake, one error, on the exact argument; and still a body for the method.</summary>
public class DiagnosticTests
{
    private const string Method = "public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);";

    [Theory]
    [InlineData("[Colormap(\"virdis\", 2, 3)]", "ATTN0301: \"virdis\": 'virdis' is not a colormap; the nearest names are viridis, ")]
    [InlineData("[Colormap(rows: 2, columns: 3)]", "ATTN0302: Map: [Colormap] on 'Map' has no colours")]
    [InlineData("[Colormap(\"hot\", 2, 3, Colors = [\"#000000\"])]", "ATTN0303: Colors = [\"#000000\"]: Colors takes the place of a name")]
    [InlineData("[Colormap(2, 3, Colors = [])]", "ATTN0304: Colors = []: Colors has 0, but a map needs at least 1 colour")]
    [InlineData("[Colormap(2, 3, Colors = [\"#000000\"], Interpolate = true)]", "ATTN0304: Colors = [\"#000000\"]: Colors has 1, but a gradient")]
    [InlineData("[Colormap(2, 3, Colors = [\"#000000\", \"red\"])]", "ATTN0305: \"red\": 'red' is not a colour; write #RRGGBB")]
    [InlineData("[Colormap(2, 3, Colors = new[] { \"#00000\" })]", "ATTN0305: \"#00000\": '#00000' is not a colour")]
    [InlineData("[Colormap(\"hot\", 2, 3, Under = \"#GG0000\")]", "ATTN0305: Under = \"#GG0000\": '#GG0000' is not a colour")]
    [InlineData("[Colormap(\"hot\", 2, 3, VMin = 1, VMax = 1)]", "ATTN0306: VMax = 1: VMin is 1 and VMax is 1, but")]
    [InlineData("[Colormap(\"hot\", 2, 3, VMin = double.NaN)]", "ATTN0201: VMin = double.NaN: VMin is NaN; it must be a finite number")]
    [InlineData("[Colormap(\"hot\", 2, 3, VMax = 1e39)]", "ATTN0201: VMax = 1e39: VMax is 1E+39")]
    [InlineData("[Colormap(\"hot\", 2, 3, Alpha = 1.5)]", "ATTN0307: Alpha = 1.5: Alpha is 1.5, but it must lie in 0 … 1")]
    [InlineData("[Colormap(\"hot\", 2, 3, Entries = 0)]", "ATTN0307: Entries = 0: Entries is 0, but it must lie in 1 … 32,767")]
    [InlineData("[Colormap(\"hot\", 2, 3, Gamma = 2)]", "ATTN0308: Gamma = 2: Gamma has no effect here: it belongs to ColorNorm.Power")]
    [InlineData("[Colormap(\"hot\", 2, 3, Boundaries = [0, 0.1])]", "ATTN0308: Boundaries = [0, 0.1]: Boundaries has no effect here")]
    [InlineData("[Colormap(\"hot\", 2, 3, Interpolate = true)]", "ATTN0308: Interpolate = true: Interpolate has no effect here")]
    [InlineData("[Colormap(\"hot\", 2, 3, BadIndex = 1)]", "ATTN0308: BadIndex = 1: BadIndex has no effect here")]
    [InlineData("[Colormap(\"hot\")]", "ATTN0310: Map: [Colormap] on the method 'Map' needs rows and columns")]
    [InlineData("[Colormap(\"hot\", 0, 3)]", "ATTN0101: 0: rows is 0, but a dimension must be at least 1")]
    [InlineData("[Colormap(\"hot\", 65536, 65536)]", "ATTN0102: 65536: 'values' would have the shape [rows 65536, columns 65536]")]
    [InlineData("[Colormap(\"hot\", 2, 3, Norm = ColorNorm.Log, VMin = 1e-4)]", "ATTN0007: Norm = ColorNorm.Log: This norm is not supported yet")]
    [InlineData("[Colormap(2, 3, Norm = ColorNorm.Boundary, Boundaries = [0, 1], Colors = [\"#000000\"])]", "ATTN0007: Norm = ColorNorm.Boundary")]
    public async Task AnArgumentIsWrong(string attribute, string error) => await AssertOnlyError(attribute + "\n" + Method, error);

    [Theory]
    [InlineData("ReadOnlySpan<float> data, Span<Rgba32> pixels, ReadOnlySpan<float> values", "ATTN0003: data: 'data' is not a role of [Colormap]")]
    [InlineData("ReadOnlySpan<double> values, Span<Rgba32> pixels", "ATTN0004: values: Parameter 'values' has the type 'ReadOnlySpan<double>', but this role needs 'ReadOnlySpan<float>'")]
    [InlineData("ReadOnlySpan<float> values, Span<int> indices", "ATTN0004: indices: Parameter 'indices' has the type 'Span<int>', but this role needs 'Span<short>' or 'Span<byte>'")]
    [InlineData("ReadOnlySpan<float> values, ref Span<Rgba32> pixels", "ATTN0004: pixels: Parameter 'pixels' has the type 'ref Span<Rgba32>'")]
    [InlineData("Span<Rgba32> pixels", "ATTN0005: Map: [Colormap] on 'Map' needs a parameter named 'values' of type 'ReadOnlySpan<float>'")]
    [InlineData("ReadOnlySpan<float> values", "ATTN0006: Map: [Colormap] on 'Map' computes nothing")]
    [InlineData("System.Numerics.Tensors.ReadOnlyTensorSpan<float> values, Span<Rgba32> pixels", "ATTN0007: values: The type 'ReadOnlyTensorSpan<float>' is not supported yet")]
    [InlineData("ReadOnlySpan<float> values, Span<SixLabors.ImageSharp.PixelFormats.Bgra32> pixels", "ATTN0007: pixels: The type 'Span<SixLabors.ImageSharp.PixelFormats.Bgra32>' is not supported yet")]
    [InlineData("ReadOnlySpan<float> values, [Colormap(\"hot\")] Span<Rgba32> pixels", "ATTN0312: pixels: [Colormap] on the parameter 'pixels' has no effect")]
    public async Task AParameterIsWrong(string parameters, string error) =>
        await AssertOnlyError($"[Colormap(\"hot\", 2, 3)]\npublic static partial void Map({parameters});", error);

    [Theory]
    [InlineData("[Colormap(\"twilight\", 2, 3)]\nstatic partial void Map(ReadOnlySpan<float> values, Span<byte> indices);", "ATTN0309: indices: 'indices' is a span of byte, but the map has 510 entries")]
    [InlineData("[Colormap(\"hot\", 2, 3, BadIndex = 256)]\nstatic partial void Map(ReadOnlySpan<float> values, Span<byte> indices);", "ATTN0307: BadIndex = 256")]
    [InlineData("[Colormap(\"hot\", 2, 3)]\npublic static void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels) { }", "ATTN0001: Map")]
    [InlineData("public static void Map([Colormap(\"hot\")] Span<Rgba32> pixels) { }", "ATTN0312: pixels: [Colormap] on the parameter 'pixels' has no effect: 'Map' is not an attention kernel")]
    [InlineData("[Attention(1, 2, 3)]\npublic static partial void Map(ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap(\"hot\", VMin = 0, VMax = 1)] Span<Rgba32> heat);", "ATTN0007: heat: [Colormap] on a parameter is not supported yet")]
    [InlineData("[Attention(1, 2, 3), Colormap(\"hot\", 2, 3)]\npublic static partial void Map(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);", "ATTN0311: Map: Method 'Map' carries [Attention] and [Colormap]")]
    public async Task ADeclarationIsWrong(string members, string error) => await AssertOnlyError(members, error);

    private static async Task AssertOnlyError(string members, string error)
    {
        string[] errors = await Compilations.Errors(members);
        Assert.StartsWith(error, Assert.Single(errors));
    }
}
