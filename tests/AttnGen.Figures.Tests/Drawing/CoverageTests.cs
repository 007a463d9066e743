using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;
using CsCheck;
using SkiaSharp;

namespace AttnGen.Figures.Tests;

/// <summary>A pixel is covered as much as the shape covers it.</summary>
public sealed class CoverageTests
{
    /// <summary>Half of the first column, a quarter of the last row.</summary>
    [Fact]
    public void ARectangleCoversItsShareOfEachPixel()
    {
        CoverageMask mask = Mask(0.5f, 1, 3, 1, 3, 2.25f, 0.5f, 2.25f);
        Assert.Equal((0, 1, 3, 2), (mask.Left, mask.Top, mask.Width, mask.Height));
        Assert.Equal([128, 255, 255], mask.Row(0).ToArray().Select(level => (int)level));
        Assert.Equal([32, 64, 64], mask.Row(1).ToArray().Select(level => (int)level));
    }

    /// <summary>The sum of all pixels is the area, which the corners give (the shoelace formula).</summary>
    [Fact]
    public void TrianglesCoverTheirArea() => Gen.Float[-20, 20].Array[6].Sample(points =>
    {
        double area = Math.Abs(((points[2] - points[0]) * (double)(points[5] - points[1])) - ((points[4] - points[0]) * (double)(points[3] - points[1]))) / 2;
        CoverageMask mask = Mask(points);
        double sum = 0;
        for (int row = 0; row < mask.Height; row++)
        {
            sum += mask.Row(row).ToArray().Sum(level => level / 255.0);
        }

        Assert.Equal(area, sum, tolerance: (0.5 / 255 * mask.Width * mask.Height) + 1e-3);
    });

    /// <summary>The direction of a contour does not matter, and a hole runs against it.</summary>
    [Fact]
    public void AHoleIsNotCovered()
    {
        using SKPath ring = new();
        ring.AddRect(new SKRect(0, 0, 6, 6));
        ring.AddRect(new SKRect(2, 2, 4, 4), SKPathDirection.CounterClockwise);
        CoverageMask mask = CoverageMask.Of(ring, SKMatrix.Identity);
        Assert.Equal([255, 255, 0, 0, 255, 255], mask.Row(3).ToArray().Select(level => (int)level));
        Assert.Equal(Mask(0, 0, 5, 0, 2, 7).Row(3).ToArray(), Mask(2, 7, 5, 0, 0, 0).Row(3).ToArray());
    }

    /// <summary>Glyphs with curves, holes and several contours beside 16 × 16 points a pixel, of which Skia says whether they are inside.</summary>
    [Theory]
    [InlineData("8")]
    [InlineData("@")]
    [InlineData("g")]
    [InlineData("é")]
    public void GlyphsCoverWhatIsInside(string text)
    {
        const int Samples = 16;
        GlyphRun run = Assert.Single(new TextShaper().Shape(text).Runs);
        SKPath outline = run.Face.Outline(run.Glyphs[0]);
        float unit = 14f / run.Face.UnitsPerEm;
        CoverageMask mask = CoverageMask.Of(outline, new SKMatrix(unit, 0, 0.25f, 0, unit, 0.5f, 0, 0, 1));
        for (int pixel = 0; pixel < mask.Width * mask.Height; pixel++)
        {
            (int row, int column) = int.DivRem(pixel, mask.Width);
            int inside = 0;
            for (int sample = 0; sample < Samples * Samples; sample++)
            {
                float x = mask.Left + column + (((sample % Samples) + 0.5f) / Samples), y = mask.Top + row + (((sample / Samples) + 0.5f) / Samples);
                inside += outline.Contains((x - 0.25f) / unit, (y - 0.5f) / unit) ? 1 : 0;
            }

            Assert.InRange(mask.Row(row)[column] - (255.0 * inside / (Samples * Samples)), -8, 8);
        }
    }

    private static CoverageMask Mask(params float[] points)
    {
        using SKPath path = SkiaPaths.Polygon(points);
        return CoverageMask.Of(path, SKMatrix.Identity);
    }
}
