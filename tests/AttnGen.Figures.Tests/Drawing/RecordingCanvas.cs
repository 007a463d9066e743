using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests;

/// <summary>Remembers what is drawn and where.</summary>
internal sealed class RecordingCanvas : FigureCanvas
{
    public List<(Box Box, Rgba32 Color)> Rectangles { get; } = [];

    public List<(float[] Points, Rgba32 Color)> Polygons { get; } = [];

    public List<(Box Box, Rgba32[] Colors, int Rows, int Columns)> Cells { get; } = [];

    public List<DrawnText> Texts { get; } = [];

    public static RecordingCanvas Of(Figure figure)
    {
        RecordingCanvas canvas = new();
        figure.Layout.Draw(canvas);
        return canvas;
    }

    public override void FillRectangle(Box box, Rgba32 color) => Rectangles.Add((box, color));

    public override void FillPolygon(ReadOnlySpan<float> points, Rgba32 color) => Polygons.Add((points.ToArray(), color));

    public override void StrokePolygon(ReadOnlySpan<float> points, float width, Rgba32 color)
    {
    }

    public override void DrawCells(Box box, ReadOnlySpan<Rgba32> colors, int rows, int columns) => Cells.Add((box, colors.ToArray(), rows, columns));

    public override void DrawText(TextLine line, float size, float x, float y, float degrees, Rgba32 color) =>
        Texts.Add(new DrawnText(line.Text, size, x, y, degrees, line.Width * size, color));
}

/// <summary>A line of text on a picture.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Size">Pixels of an em.</param>
/// <param name="X">Where it begins on its baseline.</param>
/// <param name="Y">The baseline there.</param>
/// <param name="Degrees">Turned about that point, counter-clockwise.</param>
/// <param name="Width">How long it is, in pixels.</param>
/// <param name="Color">Its colour.</param>
internal sealed record DrawnText(string Text, float Size, float X, float Y, float Degrees, float Width, Rgba32 Color)
{
    /// <summary>The point a part of the way along the line and so many ems above its baseline.</summary>
    public (float X, float Y) At(float along, float above)
    {
        (float sine, float cosine) = MathF.SinCos(Degrees * (MathF.PI / 180));
        float forth = along * Width, up = above * Size;
        return (X + (forth * cosine) - (up * sine), Y - (forth * sine) - (up * cosine));
    }

    /// <summary>The smallest upright box around capitals and digits.</summary>
    public Box Bounds
    {
        get
        {
            (float X, float Y)[] corners = [At(0, 0), At(1, 0), At(0, TextLine.CapHeight), At(1, TextLine.CapHeight)];
            float left = corners.Min(corner => corner.X), top = corners.Min(corner => corner.Y);
            return new Box(left, top, corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - top);
        }
    }

    /// <summary>Whether two lines that are turned alike touch: capitals, digits and what hangs below the baseline.</summary>
    public bool Touches(DrawnText other)
    {
        (float sine, float cosine) = MathF.SinCos(Degrees * (MathF.PI / 180));
        float right = other.X - X, down = other.Y - Y;
        float along = (right * cosine) - (down * sine), below = (right * sine) + (down * cosine);
        const float Slack = 0.01f;
        bool isBeside = along >= Width - Slack || along + other.Width <= Slack;
        float height = (TextLine.CapHeight + TextLine.Descent) * Math.Min(Size, other.Size);
        return Degrees == other.Degrees && !isBeside && MathF.Abs(below) < height - Slack;
    }
}
