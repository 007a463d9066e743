using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Axes;

/// <summary>
/// The legend of a colour scale: its colours from the lower to the upper limit, ticks, triangles for what lies beyond the limits, a swatch
/// for what is masked.
/// </summary>
internal sealed class ColorBar
{
    /// <summary>matplotlib's <c>aspect</c>: how many times higher than wide.</summary>
    private const float Aspect = 20;

    private const float LeastWidth = 8, MostWidth = 30;

    /// <summary>matplotlib's <c>extendfrac</c>: the height of a triangle as a share of the bar.</summary>
    private const float TriangleShare = 0.05f;

    private readonly Colormap _colormap;
    private readonly ColorScale _scale;
    private readonly Extend _extend;
    private readonly ColorBarTicks _ticks;
    private readonly TextLine[] _texts;
    private readonly TextLine? _label;
    private readonly TextLine? _multiplier;
    private readonly TextLine? _masked;

    /// <param name="shaper">Shapes the numbers and words.</param>
    /// <param name="colormap">The colours.</param>
    /// <param name="scale">With both limits.</param>
    /// <param name="extend">At which ends there are triangles.</param>
    /// <param name="label">What is beside it, or null.</param>
    /// <param name="masked">What the swatch of the bad colour says, or null: no swatch.</param>
    /// <param name="height">Pixels from the upper to the lower end, triangles included.</param>
    public ColorBar(TextShaper shaper, Colormap colormap, ColorScale scale, Extend extend, string? label, string? masked, float height)
    {
        (_colormap, _scale, _extend, Height) = (colormap, scale, extend, height);
        Thickness = MathF.Round(Math.Clamp(height / Aspect, LeastWidth, MostWidth));
        _ticks = ColorBarTicks.Of(scale, BarHeight, FigureStyle.TextSize);
        _texts = [.. _ticks.Major.Select(tick => shaper.Shape(tick.Text))];
        _label = label is null ? null : shaper.Fit(label, Math.Max(height, 100) / FigureStyle.TextSize);
        _multiplier = _ticks.Exponent == 0 ? null : shaper.Shape("×" + TickText.Power(_ticks.Exponent));
        _masked = masked is null ? null : shaper.Shape(masked);
    }

    /// <summary>Pixels from the upper to the lower end.</summary>
    public float Height { get; }

    /// <summary>Pixels of the coloured bar.</summary>
    public float Thickness { get; }

    /// <summary>Pixels from the bar's left edge to the end of its texts.</summary>
    public float Width => Math.Max(
        TextLeft + (TextWidth * FigureStyle.TextSize) + (_label is null ? 0 : FigureStyle.LabelPad + (TextLine.LineHeight * FigureStyle.TextSize)),
        _masked is null ? 0 : TextLeft + (_masked.Width * FigureStyle.TextSize));

    /// <summary>Pixels above the upper end.</summary>
    public float Above => _multiplier is null ? FigureStyle.TextSize / 2 : FigureStyle.TextSize * 1.7f;

    /// <summary>Pixels below the lower end.</summary>
    public float Below => _masked is null ? FigureStyle.TextSize / 2 : SwatchGap + Thickness;

    private static float SwatchGap => FigureStyle.TextSize * 0.9f;

    private float TextLeft => Thickness + FigureStyle.TickLength + FigureStyle.TickPad;

    private float TextWidth => _texts.Length == 0 ? 0 : _texts.Max(text => text.Width);

    private bool ExtendsAbove => _extend is Extend.Max or Extend.Both;

    private bool ExtendsBelow => _extend is Extend.Min or Extend.Both;

    /// <summary>Whole pixels, so that the edges of triangle and bar meet.</summary>
    private float Triangle => MathF.Round(Height * TriangleShare);

    private float BarHeight => Height - (ExtendsAbove ? Triangle : 0) - (ExtendsBelow ? Triangle : 0);

    /// <summary>Draws the bar.</summary>
    /// <param name="canvas">Where on.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper end.</param>
    public void Draw(FigureCanvas canvas, float left, float top)
    {
        Box bar = new(left, top + (ExtendsAbove ? Triangle : 0), Thickness, BarHeight);
        Rgba32[] colors = BarColors.Of(_colormap, _scale);
        Array.Reverse(colors);
        canvas.DrawCells(bar, colors, colors.Length, 1);
        if (ExtendsAbove)
        {
            DrawTriangle(canvas, bar.Left, bar.Top, -Triangle, _colormap.Over);
        }

        if (ExtendsBelow)
        {
            DrawTriangle(canvas, bar.Left, bar.Bottom, Triangle, _colormap.Under);
        }

        canvas.StrokeRectangle(bar, FigureStyle.LineWidth, FigureStyle.Ink);
        DrawTicks(canvas, bar);
        if (_label is not null)
        {
            float x = left + TextLeft + ((TextWidth + (TextLine.LineHeight / 2)) * FigureStyle.TextSize) + FigureStyle.LabelPad;
            canvas.DrawText(_label, FigureStyle.TextSize, x, top + (Height / 2), 0.5f, TextLine.CapHeight / 2, 90, FigureStyle.Ink);
        }

        if (_masked is not null)
        {
            Box swatch = new(left, top + Height + SwatchGap, Thickness, Thickness);
            canvas.FillRectangle(swatch, _colormap.Bad);
            canvas.StrokeRectangle(swatch, FigureStyle.LineWidth, FigureStyle.Ink);
            canvas.DrawText(_masked, FigureStyle.TextSize, left + TextLeft, swatch.CenterY, 0, TextLine.CapHeight / 2, 0, FigureStyle.Ink);
        }
    }

    private void DrawTicks(FigureCanvas canvas, Box bar)
    {
        for (int i = 0; i < _texts.Length; i++)
        {
            float y = bar.Bottom - (float)(_ticks.Major[i].Place * bar.Height);
            canvas.FillRectangle(new Box(bar.Right, y - (FigureStyle.LineWidth / 2), FigureStyle.TickLength, FigureStyle.LineWidth), FigureStyle.Ink);
            canvas.DrawText(_texts[i], FigureStyle.TextSize, bar.Left + TextLeft, y, 0, TextLine.CapHeight / 2, 0, FigureStyle.Ink);
        }

        foreach (double place in _ticks.Minor)
        {
            float y = bar.Bottom - (float)(place * bar.Height);
            canvas.FillRectangle(new Box(bar.Right, y - (FigureStyle.LineWidth / 2), FigureStyle.MinorTickLength, FigureStyle.LineWidth), FigureStyle.Ink);
        }

        if (_multiplier is not null)
        {
            // Above the triangle and the highest number.
            float y = bar.Top - (ExtendsAbove ? Triangle : 0) - (FigureStyle.TextSize * 0.6f);
            canvas.DrawText(_multiplier, FigureStyle.TextSize, bar.Left, y, 0, 0, 0, FigureStyle.Ink);
        }
    }

    private void DrawTriangle(FigureCanvas canvas, float left, float edge, float height, Rgba32 color)
    {
        Span<float> points = [left, edge, left + Thickness, edge, left + (Thickness / 2), edge + height];
        canvas.FillPolygon(points, color);
        canvas.StrokePolygon(points, FigureStyle.LineWidth, FigureStyle.Ink);
    }
}
