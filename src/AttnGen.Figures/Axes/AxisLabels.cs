using System.Globalization;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Axes;

/// <summary>
/// The labels along one side of a matrix: names, sized and turned so that each is read, or numbers at round places. Names are left out only
/// where they were asked to be or where the smallest text does not fit, and then <see cref="Note"/> says so.
/// </summary>
internal sealed class AxisLabels
{
    /// <summary>From one label's baseline to the next, in ems.</summary>
    private const float Spacing = 1.15f;

    /// <summary>Between labels side by side, in ems.</summary>
    private const float WordSpace = 0.5f;

    /// <summary>Longest label, in pixels; what is longer ends in an ellipsis.</summary>
    private const float MostLength = 280;

    private readonly AxisSide _side;
    private readonly float _length;
    private readonly (float Place, TextLine Text)[] _labels;

    private AxisLabels(AxisSide side, float length, float textSize, float degrees, (float, TextLine)[] labels, string? note) =>
        (_side, _length, TextSize, Degrees, _labels, Note) = (side, length, textSize, degrees, labels, note);

    /// <summary>Pixels of an em.</summary>
    public float TextSize { get; }

    /// <summary>How far the labels are turned, counter-clockwise.</summary>
    public float Degrees { get; }

    /// <summary>Says that labels were left out, or null.</summary>
    public string? Note { get; }

    /// <summary>Pixels from the cells to the far end of the labels; 0 without labels.</summary>
    public float Depth => _labels.Length == 0
        ? 0
        : FigureStyle.TickLength + FigureStyle.TickPad + _labels.Max(label => _side == AxisSide.Left ? label.Text.Width * TextSize : Drop(label.Text));

    /// <summary>Pixels by which labels reach over the begin of the side: its left or upper end.</summary>
    public float Before => _labels.Length == 0 ? 0 : Math.Max(0, _labels.Max(label => Back(label.Text) - label.Place));

    /// <summary>Pixels by which labels reach over the end of the side.</summary>
    public float After => _labels.Length == 0 ? 0 : Math.Max(0, _labels.Max(label => label.Place + Forth(label.Text) - _length));

    private float Height => TextLine.CapHeight * TextSize;

    /// <summary>The pitch at which all names are shown at a text size without touching, if they need not be turned further than by 45°.</summary>
    public static float Pitch(float textSize) => textSize * Spacing * MathF.Sqrt(2);

    /// <summary>Names along a side.</summary>
    /// <param name="shaper">Shapes them.</param>
    /// <param name="side">Which side.</param>
    /// <param name="names">One for each row or column.</param>
    /// <param name="step">Every so-manieth is shown; 1 for all.</param>
    /// <param name="pitch">Pixels of a row or column.</param>
    /// <param name="textSize">Pixels of an em where there is room.</param>
    /// <param name="isReversed">Whether the first name is at the end.</param>
    public static AxisLabels Names(
        TextShaper shaper, AxisSide side, IReadOnlyList<string> names, int step, float pitch, float textSize, bool isReversed = false)
    {
        int least = (int)MathF.Ceiling((FigureStyle.LeastTextSize * Spacing / pitch) - 0.001f);
        int shown = names.Count > 1 ? Math.Max(step, least) : 1;
        float room = pitch * shown;

        // The size at which lines that lie side by side do not touch.
        float stacked = Math.Clamp(room / Spacing, FigureStyle.LeastTextSize, textSize);
        List<(float Place, TextLine Text)> labels = [];
        for (int i = 0; i < names.Count; i += shown)
        {
            labels.Add((((isReversed ? names.Count - 1 - i : i) + 0.5f) * pitch, shaper.Fit(names[i], MostLength / stacked)));
        }

        float longest = labels.Count == 0 ? 0 : labels.Max(label => label.Text.Width);
        float degrees = side == AxisSide.Left || (longest + WordSpace) * textSize <= room ? 0 : room >= Pitch(textSize) ? 45 : 90;
        float size = side == AxisSide.Left || degrees == 90 ? stacked : textSize;
        string word = side == AxisSide.Left ? "row" : "column";
        string? note = shown > step ? $"every {Ordinal(shown)} {word} label" : null;
        return new AxisLabels(side, pitch * names.Count, size, degrees, [.. labels], note);
    }

    /// <summary>Row or column numbers at round places, as matplotlib's.</summary>
    /// <param name="shaper">Shapes them.</param>
    /// <param name="side">Which side.</param>
    /// <param name="count">Rows or columns.</param>
    /// <param name="pitch">Pixels of one.</param>
    /// <param name="textSize">Pixels of an em.</param>
    /// <param name="isReversed">Whether number 0 is at the end.</param>
    public static AxisLabels Numbers(TextShaper shaper, AxisSide side, int count, float pitch, float textSize, bool isReversed)
    {
        // matplotlib leaves room for three heights of the text along a horizontal axis, for two along a vertical one.
        int intervals = ColorBarTicks.Intervals(count * pitch, textSize, side == AxisSide.Left ? 2 : 3);
        LinearTicks ticks = LinearTicks.Between(-0.5, count - 0.5, intervals, isInteger: true);
        List<(float, TextLine)> labels = [];
        for (int i = 0; i < ticks.Count; i++)
        {
            double value = ticks[i];
            if (value >= 0 && value <= count - 1)
            {
                float place = ((float)value + 0.5f) * pitch;
                TextLine text = shaper.Shape(value.ToString("F0", CultureInfo.InvariantCulture));
                labels.Add((isReversed ? (count * pitch) - place : place, text));
            }
        }

        return new AxisLabels(side, count * pitch, textSize, 0, [.. labels], null);
    }

    /// <summary>Draws marks and labels beside the cells.</summary>
    public void Draw(FigureCanvas canvas, Box cells)
    {
        float half = FigureStyle.LineWidth / 2, away = FigureStyle.TickLength + FigureStyle.TickPad;
        foreach ((float place, TextLine text) in _labels)
        {
            if (_side == AxisSide.Left)
            {
                float y = cells.Top + place;
                canvas.FillRectangle(new Box(cells.Left - FigureStyle.TickLength, y - half, FigureStyle.TickLength, FigureStyle.LineWidth), FigureStyle.Ink);
                canvas.DrawText(text, TextSize, cells.Left - away, y, 1, TextLine.CapHeight / 2, 0, FigureStyle.Ink);
                continue;
            }

            float x = cells.Left + place;
            canvas.FillRectangle(new Box(x - half, cells.Bottom, FigureStyle.LineWidth, FigureStyle.TickLength), FigureStyle.Ink);
            if (Degrees == 0)
            {
                canvas.DrawText(text, TextSize, x, cells.Bottom + away, 0.5f, TextLine.CapHeight, 0, FigureStyle.Ink);
            }
            else
            {
                canvas.DrawText(text, TextSize, x, cells.Bottom + away, 1, TextLine.CapHeight / 2, Degrees, FigureStyle.Ink);
            }
        }
    }

    private static string Ordinal(int number) => (number % 100) switch
    {
        11 or 12 or 13 => $"{number}th",
        _ => (number % 10) switch { 1 => $"{number}st", 2 => $"{number}nd", 3 => $"{number}rd", _ => $"{number}th" },
    };

    /// <summary>How far a label below the cells reaches down.</summary>
    private float Drop(TextLine text) => Degrees switch
    {
        0 => TextSize,
        90 => text.Width * TextSize,
        _ => ((text.Width * TextSize) + Height) * MathF.Sqrt(0.5f),
    };

    /// <summary>How far a label reaches before its place.</summary>
    private float Back(TextLine text) => _side == AxisSide.Left ? Height / 2 : Degrees switch
    {
        0 => text.Width * TextSize / 2,
        90 => Height / 2,
        _ => ((text.Width * TextSize) + (Height / 2)) * MathF.Sqrt(0.5f),
    };

    /// <summary>How far a label reaches behind its place.</summary>
    private float Forth(TextLine text) => _side == AxisSide.Left || Degrees != 0 ? Height / 2 : text.Width * TextSize / 2;
}

/// <summary>A side of a matrix that has labels.</summary>
internal enum AxisSide
{
    /// <summary>Beside the rows.</summary>
    Left,

    /// <summary>Below the columns.</summary>
    Bottom,
}
