using AttnGen.Figures;

namespace AttnGen.Demo.Photo;

/// <summary>Attention over a photograph: what looks like an eye?</summary>
internal static class PhotoExample
{
    private static readonly (int Row, int Column, string Caption)[] Shown = [(5, 4, "what looks like the left eye"), (11, 8, "what looks like the nose")];

    public static void Run(string folder)
    {
        Photograph photograph = PatchAttention.LoadPhotograph();
        PatchAttention attention = new(photograph);
        (int row, int column, _) = Shown[0];
        ReadOnlySpan<float> weights = attention.Of(row, column).Values;
        int strongest = weights.IndexOf(weights.ToArray().Max());

        Console.WriteLine();
        Console.WriteLine($"Photograph   [Attention(queries: {PatchAttention.Patches}, keys: {PatchAttention.Patches}, dim: {PatchFeatures.Dim})] among its patches, by colour and texture");
        Console.WriteLine($"  the patch of the left eye, row {row}, column {column}, looks most at row {strongest / PatchAttention.Side}, column {strongest % PatchAttention.Side}, the right eye: {weights[strongest]:P0}");
        Console.WriteLine($"  checksum of the bits: weights {Measure.Checksum(attention.Weights):X8}");
        string path = Path.Combine(folder, "photograph-attention.png");
        Draw(photograph, attention).SavePng(path);
        Console.WriteLine($"  picture: {path}");
    }

    /// <summary>The photograph under the attention of some of its patches.</summary>
    public static ImageFigure Draw(Photograph photograph, PatchAttention attention) => new(
        [.. Shown.Select(shown => new ImageMap(photograph, attention.Of(shown.Row, shown.Column), shown.Caption))])
    {
        ShowPhotograph = false,
        Overlay = new() { Colormap = Colormaps.Magma, Alpha = 0.8, Opacity = OverlayOpacity.ByWeight, Interpolation = ImageInterpolation.Bicubic },
    };
}
