using AttnGen.Figures.Text;

namespace AttnGen.Figures.Drawing;

/// <summary>What a figure is drawn on: a raster, SVG or PDF. Lengths are pixels at 100 dots per inch, y down from the upper left corner.</summary>
internal abstract class FigureCanvas
{
    /// <summary>Fills a rectangle; a raster moves its edges to whole pixels, so that they are sharp.</summary>
    public abstract void FillRectangle(Box box, Rgba32 color);

    /// <summary>Fills a polygon.</summary>
    /// <param name="points">x and y of each corner in turn.</param>
    /// <param name="color">Its colour.</param>
    public abstract void FillPolygon(ReadOnlySpan<float> points, Rgba32 color);

    /// <summary>Draws the outline of a polygon, its middle on the edges.</summary>
    /// <param name="points">x and y of each corner in turn.</param>
    /// <param name="width">How wide the line is.</param>
    /// <param name="color">Its colour.</param>
    public abstract void StrokePolygon(ReadOnlySpan<float> points, float width, Rgba32 color);

    /// <summary>Fills a box with equal cells, each of one colour.</summary>
    /// <param name="box">What the cells fill.</param>
    /// <param name="colors">Row-major [rows, columns], row 0 on top.</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="columns">Columns of cells.</param>
    public abstract void DrawCells(Box box, ReadOnlySpan<Rgba32> colors, int rows, int columns);

    /// <summary>Draws a line of text.</summary>
    /// <param name="line">The glyphs.</param>
    /// <param name="size">Pixels of an em.</param>
    /// <param name="x">Where the line begins on its baseline.</param>
    /// <param name="y">The baseline there.</param>
    /// <param name="degrees">Turned about that point, counter-clockwise.</param>
    /// <param name="color">Its colour.</param>
    public abstract void DrawText(TextLine line, float size, float x, float y, float degrees, Rgba32 color);

    /// <summary>Draws a line of text about a point.</summary>
    /// <param name="line">The glyphs.</param>
    /// <param name="size">Pixels of an em.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="along">Which part of the line lies there: 0 its begin, 0.5 its middle, 1 its end.</param>
    /// <param name="below">How far the baseline lies below it, in ems: half of <see cref="TextLine.CapHeight"/> centres digits.</param>
    /// <param name="degrees">Turned about the point, counter-clockwise.</param>
    /// <param name="color">Its colour.</param>
    public void DrawText(TextLine line, float size, float x, float y, float along, float below, float degrees, Rgba32 color)
    {
        (float sine, float cosine) = Turn(degrees);
        float back = along * line.Width * size, down = below * size;
        DrawText(line, size, x - (back * cosine) + (down * sine), y + (back * sine) + (down * cosine), degrees, color);
    }

    /// <summary>Draws the four sides of a box, their middle on its edges.</summary>
    public void StrokeRectangle(Box box, float width, Rgba32 color)
    {
        float half = width / 2;
        FillRectangle(new Box(box.Left - half, box.Top - half, box.Width + width, width), color);
        FillRectangle(new Box(box.Left - half, box.Bottom - half, box.Width + width, width), color);
        FillRectangle(new Box(box.Left - half, box.Top + half, width, box.Height - width), color);
        FillRectangle(new Box(box.Right - half, box.Top + half, width, box.Height - width), color);
    }

    /// <summary>Sine and cosine of an angle; of the angles that labels have, the same on every machine.</summary>
    protected static (float Sine, float Cosine) Turn(float degrees) => degrees switch
    {
        0 => (0, 1),
        45 => (0.70710678f, 0.70710678f),
        90 => (1, 0),
        _ => MathF.SinCos(degrees * (MathF.PI / 180)),
    };
}
