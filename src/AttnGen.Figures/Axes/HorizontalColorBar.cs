using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Axes;

/// <summary>A flat legend of a colour scale, its lower limit on the left: for pictures that are too low for a <see cref="ColorBar"/>.</summary>
internal sealed class HorizontalColorBar
{
    private const float Thickness = 10, TextSize = FigureStyle.AnnotationSize, SwatchGap = 22;

    /// <summary>The length of a triangle as a share of the bar.</summary>
    private const float TriangleShare = 0.05f;

    private readonly Colormap _colormap;
    private readonly ColorScale _scale;
    private readonly float _length;
    private readonly (bool Below, bool Above) _extends;
    private readonly List<(float Place, TextLine Text)> _ticks = [];
    private readonly IReadOnlyList<double> _minor;
    private readonly TextLine? _label;
    private readonly TextLine? _multiplier;
    private readonly TextLine? _masked;

    /// <param name="shaper">Shapes the numbers and words.</param>
    /// <param name="colormap">The colours.</param>
    /// <param name="scale">With both limits.</param>
    /// <param name="extend">At which ends there are triangles.</param>
    /// <param name="label">What is below it, or null.</param>
    /// <param name="masked">What the swatch of the bad colour says, or null: no swatch.</param>
    /// <param name="length">Pixels from end to end, triangles included.</param>
    public HorizontalColorBar(TextShaper shaper, Colormap colormap, ColorScale scale, Extend extend, string? label, string? masked, float length)
    {
        (_colormap, _scale, _length) = (colormap, scale, length);
        _extends = (extend is Extend.Min or Extend.Both, extend is Extend.Max or Extend.Both);

        // Numbers stand side by side, so each takes about two of the heights that it would take on a vertical bar.
        ColorBarTicks ticks = ColorBarTicks.Of(scale, BarLength, TextSize * 2);
        float end = float.NegativeInfinity;
        foreach (ColorBarTick tick in ticks.Major)
        {
            TextLine text = shaper.Shape(tick.Text);
            float place = (float)tick.Place * BarLength, half = text.Width * TextSize / 2;
            if (place - half >= end)
            {
                _ticks.Add((place, text));
                end = place + half + (TextSize * 0.6f);
            }
        }

        _minor = ticks.Minor;
        _label = label is null ? null : shaper.Shape(label);
        _multiplier = ticks.Exponent == 0 ? null : shaper.Shape("×" + TickText.Power(ticks.Exponent));
        _masked = masked is null ? null : shaper.Shape(masked);
    }

    /// <summary>Pixels from the bar's upper edge to the end of what is below.</summary>
    public float Height => Thickness + FigureStyle.MinorTickLength + FigureStyle.MinorTickLength + TextSize
        + (_label is null ? 0 : TextSize * TextLine.LineHeight);

    /// <summary>Pixels from the left end to the end of everything.</summary>
    public float Width
    {
        get
        {
            float width = Math.Max(LastEnd, _label is null ? 0 : _label.Width * TextSize);
            width = _multiplier is null ? width : Math.Max(width, _length + FigureStyle.TickPad + (_multiplier.Width * TextSize));
            return _masked is null ? width : width + SwatchGap + Thickness + FigureStyle.TickPad + (_masked.Width * TextSize);
        }
    }

    /// <summary>Pixels by which the first number reaches over the left end.</summary>
    public float Before => _ticks.Count == 0 ? 0 : Math.Max(0, (_ticks[0].Text.Width * TextSize / 2) - _ticks[0].Place - Begin);

    private float LastEnd => _ticks.Count == 0 ? _length : Math.Max(_length, Begin + _ticks[^1].Place + (_ticks[^1].Text.Width * TextSize / 2));

    private float Begin => _extends.Below ? _length * TriangleShare : 0;

    private float BarLength => _length * (1 - (_extends.Below ? TriangleShare : 0) - (_extends.Above ? TriangleShare : 0));

    /// <summary>Draws the bar.</summary>
    /// <param name="canvas">Where on.</param>
    /// <param name="left">Its left end.</param>
    /// <param name="top">Its upper edge.</param>
    public void Draw(FigureCanvas canvas, float left, float top)
    {
        Box bar = new(left + Begin, top, BarLength, Thickness);
        Rgba32[] colors = BarColors.Of(_colormap, _scale);
        canvas.DrawCells(bar, colors, 1, colors.Length);
        if (_extends.Below)
        {
            DrawTriangle(canvas, bar.Left, bar.Top, -_length * TriangleShare, _colormap.Under);
        }

        if (_extends.Above)
        {
            DrawTriangle(canvas, bar.Right, bar.Top, _length * TriangleShare, _colormap.Over);
        }

        canvas.StrokeRectangle(bar, FigureStyle.LineWidth, FigureStyle.Ink);
        float numbers = bar.Bottom + FigureStyle.MinorTickLength + FigureStyle.MinorTickLength;
        foreach ((float place, TextLine text) in _ticks)
        {
            DrawMark(canvas, bar, place, FigureStyle.MinorTickLength + 1);
            canvas.DrawText(text, TextSize, bar.Left + place, numbers, 0.5f, TextLine.CapHeight + 0.1f, 0, FigureStyle.Ink);
        }

        foreach (double place in _minor)
        {
            DrawMark(canvas, bar, (float)place * BarLength, FigureStyle.MinorTickLength);
        }

        if (_multiplier is not null)
        {
            canvas.DrawText(_multiplier, TextSize, left + _length + FigureStyle.TickPad, bar.CenterY, 0, TextLine.CapHeight / 2, 0, FigureStyle.Ink);
        }

        if (_label is not null)
        {
            canvas.DrawText(_label, TextSize, left, numbers + (TextSize * TextLine.LineHeight), 0, TextLine.Ascent, 0, FigureStyle.Ink);
        }

        if (_masked is not null)
        {
            float words = left + Width - (_masked.Width * TextSize);
            Box swatch = new(words - FigureStyle.TickPad - Thickness, top, Thickness, Thickness);
            canvas.FillRectangle(swatch, _colormap.Bad);
            canvas.StrokeRectangle(swatch, FigureStyle.LineWidth, _colormap.Bad.A == 0 ? FaintInk : FigureStyle.Ink);
            canvas.DrawText(_masked, TextSize, words, swatch.CenterY, 0, TextLine.CapHeight / 2, 0, _colormap.Bad.A == 0 ? FaintInk : FigureStyle.Ink);
        }
    }

    /// <summary>Text and frames of what has no value and no colour: still 4.5 : 1 on white.</summary>
    public static Rgba32 FaintInk { get; } = new(0x76, 0x76, 0x76);

    private static void DrawMark(FigureCanvas canvas, Box bar, float place, float length) =>
        canvas.FillRectangle(new Box(bar.Left + place - (FigureStyle.LineWidth / 2), bar.Bottom, FigureStyle.LineWidth, length), FigureStyle.Ink);

    private static void DrawTriangle(FigureCanvas canvas, float edge, float top, float length, Rgba32 color)
    {
        Span<float> points = [edge, top, edge, top + Thickness, edge + length, top + (Thickness / 2)];
        canvas.FillPolygon(points, color);
        canvas.StrokePolygon(points, FigureStyle.LineWidth, FigureStyle.Ink);
    }
}
