using System.Numerics.Tensors;

namespace AttnGen.Heatmaps.Tests;

/// <summary>One call from data to picture, whatever the data lies in.</summary>
public sealed class HeatmapExtensionsTests
{
    private static readonly float[] Values = [0, 0.25f, 0.5f, 0.75f, 1, float.NaN];

    private static readonly Rgba32[] Expected = Heatmap.FromMatrix(Values, 2, 3, "magma", 0, 1).ToPixels();

    [Fact]
    public void SpansArraysAndTensorsGiveTheSamePicture()
    {
        float[,] matrix = new float[2, 3];
        Buffer.BlockCopy(Values, 0, matrix, 0, sizeof(float) * Values.Length);
        Tensor<float> tensor = Tensor.Create(Values, [2, 3]);
        Heatmap[] heatmaps =
        [
            Values.ToHeatmap(2, 3, "magma", 0, 1),
            Values.AsSpan().ToHeatmap(2, 3, "magma", 0, 1),
            ((ReadOnlySpan<float>)Values).ToHeatmap(2, 3, "magma", 0, 1),
            matrix.ToHeatmap("magma", 0, 1),
            ValueMatrix.From(matrix).ToHeatmap("magma", 0, 1),
            ValueMatrix.From(matrix).ToHeatmap(Colormaps.Magma, ColorScale.Linear(0, 1)),
            tensor.ToHeatmap("magma", 0, 1),
            tensor.AsTensorSpan().ToHeatmap("magma", 0, 1),
            tensor.AsReadOnlyTensorSpan().ToHeatmap("magma", 0, 1),
        ];
        Assert.All(heatmaps, heatmap => Assert.Equal(Expected, heatmap.ToPixels()));
    }

    /// <summary>A slice has strides.</summary>
    [Fact]
    public void ASliceOfATensorIsReadByItsStrides()
    {
        Tensor<float> tensor = Tensor.Create([9f, 0, 0.25f, 0.5f, 9, 0.75f, 1, float.NaN], [2, 4]);
        Assert.Equal(Expected, tensor.AsReadOnlyTensorSpan()[.., 1..].ToHeatmap("magma", 0, 1).ToPixels());
    }

    /// <summary>What the picture was coloured by can be asked, so that a legend can be drawn.</summary>
    [Fact]
    public void AHeatmapKnowsItsScale()
    {
        Heatmap heatmap = Values.ToHeatmap(2, 3, "magma");
        Assert.Equal((0.0, 1.0), (heatmap.Scale!.VMin, heatmap.Scale.VMax));
        Assert.Equal("magma", heatmap.Colormap!.Name);
        Assert.Equal(new Rgba32(0x80, 0x80, 0x80), heatmap.Colormap.Bad);
        Assert.Equal(Values, heatmap.Values.ToArray());
        Heatmap colors = Heatmap.FromPixels(Expected, 2, 3);
        Assert.Null(colors.Scale);
        Assert.Null(colors.Colormap);
        Assert.True(colors.Values.IsEmpty);
    }

    [Fact]
    public void WrongShapesAndMapsAreNamed()
    {
        Assert.Contains("[rows 2, columns 2]", Assert.Throws<ArgumentException>(() => Values.ToHeatmap(2, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("viridis", Assert.Throws<ArgumentException>(() => Values.ToHeatmap(2, 3, "viridus")).Message, StringComparison.Ordinal);
    }
}
