using AttnGen.Tests.Shared;

namespace AttnGen.Figures.Tests;

/// <summary>Compares figures with reviewed pictures.</summary>
internal static class FigureSnapshot
{
    public const string Area = "heatmaps";

    /// <summary>Compares by pixels, then by bytes.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="name">The file's name without its end; it begins with <c>figure-</c>.</param>
    public static async Task VerifyPng(Figure figure, string name)
    {
        using MemoryStream stream = new();
        figure.WritePng(stream);
        await Verifier.Verify(stream.ToArray(), "png").UseDirectory(Area).UseFileName(name).UseComparer(PngComparison.Difference);
    }
}
