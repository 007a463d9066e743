using AttnGen.Figures.Text;
using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>Draws into an array of opaque pixels. Cells and rectangles are exact; only outlines of glyphs and polygons have soft edges.</summary>
internal sealed class RasterCanvas : FigureCanvas
{
    /// <summary>Places between two pixels that a glyph may take: a quarter of a pixel is not seen, and masks are shared.</summary>
    private const int Phases = 4;

    private readonly Dictionary<GlyphKey, CoverageMask> _glyphs = [];
    private readonly Rgba32[] _pixels;
    private readonly float _scale;

    /// <param name="width">Pixels of a row before scaling.</param>
    /// <param name="height">Rows of pixels before scaling.</param>
    /// <param name="scale">Pixels for each of the figure's.</param>
    /// <param name="background">The colour of the paper.</param>
    public RasterCanvas(float width, float height, float scale, Rgba32 background)
    {
        (Width, Height, _scale) = (Round(width * scale), Round(height * scale), scale);
        _pixels = GC.AllocateUninitializedArray<Rgba32>(checked(Width * Height));
        _pixels.AsSpan().Fill(background);
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>The picture, row-major [height, width].</summary>
    public ReadOnlySpan<Rgba32> Pixels => _pixels;

    /// <inheritdoc/>
    public override void FillRectangle(Box box, Rgba32 color)
    {
        (int left, int right) = Extent(box.Left, box.Right, Width);
        (int top, int bottom) = Extent(box.Top, box.Bottom, Height);
        for (int row = top; row < bottom; row++)
        {
            Span<Rgba32> pixels = _pixels.AsSpan((row * Width) + left, right - left);
            if (color.A == byte.MaxValue)
            {
                pixels.Fill(color);
            }
            else
            {
                foreach (ref Rgba32 pixel in pixels)
                {
                    pixel = ColorMixing.Over(color, color.A, pixel);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void FillPolygon(ReadOnlySpan<float> points, Rgba32 color)
    {
        using SKPath path = SkiaPaths.Polygon(points);
        Blend(CoverageMask.Of(path, SKMatrix.CreateScale(_scale, _scale)), 0, 0, color);
    }

    /// <inheritdoc/>
    public override void StrokePolygon(ReadOnlySpan<float> points, float width, Rgba32 color)
    {
        using SKPath path = SkiaPaths.Polygon(points);
        using SKPath outline = SkiaPaths.Outline(path, width);
        Blend(CoverageMask.Of(outline, SKMatrix.CreateScale(_scale, _scale)), 0, 0, color);
    }

    /// <inheritdoc/>
    public override void DrawCells(Box box, ReadOnlySpan<Rgba32> colors, int rows, int columns)
    {
        int[] lefts = Edges(box.Left, box.Width, columns), tops = Edges(box.Top, box.Height, rows);
        for (int row = 0; row < rows; row++)
        {
            int top = Math.Clamp(tops[row], 0, Height), bottom = Math.Clamp(tops[row + 1], 0, Height);
            if (top == bottom)
            {
                continue;
            }

            Span<Rgba32> first = _pixels.AsSpan(top * Width, Width);
            for (int column = 0; column < columns; column++)
            {
                int left = Math.Clamp(lefts[column], 0, Width), right = Math.Clamp(lefts[column + 1], 0, Width);
                Rgba32 color = colors[(row * columns) + column];
                foreach (ref Rgba32 pixel in first[left..right])
                {
                    pixel = ColorMixing.Over(color, color.A, pixel);
                }
            }

            // The paper is of one colour under the cells, so the rows of a cell are alike.
            int begin = Math.Clamp(lefts[0], 0, Width), end = Math.Clamp(lefts[columns], 0, Width);
            for (int y = top + 1; y < bottom; y++)
            {
                first[begin..end].CopyTo(_pixels.AsSpan((y * Width) + begin));
            }
        }
    }

    /// <inheritdoc/>
    public override void DrawText(TextLine line, float size, float x, float y, float degrees, Rgba32 color)
    {
        (float sine, float cosine) = Turn(degrees);
        float em = size * _scale;
        foreach (GlyphRun run in line.Runs)
        {
            for (int i = 0; i < run.Glyphs.Length; i++)
            {
                float right = (x * _scale) + (em * ((run.X[i] * cosine) + (run.Y[i] * sine)));
                float down = (y * _scale) + (em * ((run.Y[i] * cosine) - (run.X[i] * sine)));
                (int column, int phaseX) = Place(right);
                (int row, int phaseY) = Place(down);
                GlyphKey key = new(run.Face, run.Glyphs[i], em, degrees, phaseX, phaseY);
                if (!_glyphs.TryGetValue(key, out CoverageMask? mask))
                {
                    mask = MaskOf(key, sine, cosine);
                    _glyphs.Add(key, mask);
                }

                Blend(mask, column, row, color);
            }
        }
    }

    private static CoverageMask MaskOf(GlyphKey key, float sine, float cosine)
    {
        float unit = key.Em / key.Face.UnitsPerEm;
        SKMatrix matrix = new(
            unit * cosine, unit * sine, key.PhaseX / (float)Phases, -unit * sine, unit * cosine, key.PhaseY / (float)Phases, 0, 0, 1);
        return CoverageMask.Of(key.Face.Outline(key.Glyph), matrix);
    }

    private static (int Pixel, int Phase) Place(float position)
    {
        int steps = Round(position * Phases);
        int pixel = (int)MathF.Floor(steps / (float)Phases);
        return (pixel, steps - (pixel * Phases));
    }

    private static int Round(float value) => (int)MathF.Round(value, MidpointRounding.AwayFromZero);

    private (int Begin, int End) Extent(float begin, float end, int length)
    {
        int first = Round(begin * _scale);

        // What is there is seen: a line thinner than a pixel is one pixel.
        int last = Math.Max(Round(end * _scale), end > begin ? first + 1 : first);
        return (Math.Clamp(first, 0, length), Math.Clamp(last, 0, length));
    }

    private int[] Edges(float begin, float length, int count)
    {
        int[] edges = new int[count + 1];
        for (int i = 0; i <= count; i++)
        {
            edges[i] = Round((begin + (length * i / count)) * _scale);
        }

        return edges;
    }

    private void Blend(CoverageMask mask, int column, int row, Rgba32 color)
    {
        int left = Math.Max(0, -(column + mask.Left)), right = Math.Min(mask.Width, Width - (column + mask.Left));
        for (int y = 0; y < mask.Height; y++)
        {
            int target = row + mask.Top + y;
            if (target < 0 || target >= Height || right <= left)
            {
                continue;
            }

            ReadOnlySpan<byte> coverage = mask.Row(y)[left..right];
            Span<Rgba32> pixels = _pixels.AsSpan((target * Width) + column + mask.Left + left, right - left);
            for (int i = 0; i < coverage.Length; i++)
            {
                if (coverage[i] != 0)
                {
                    pixels[i] = ColorMixing.Over(color, ColorMixing.Multiply(coverage[i], color.A), pixels[i]);
                }
            }
        }
    }

    private readonly record struct GlyphKey(FontFace Face, ushort Glyph, float Em, float Degrees, int PhaseX, int PhaseY);
}
