namespace AttnGen.Figures.Drawing;

/// <summary>Sizes of what is drawn, in pixels: matplotlib's defaults in points at 100 dots per inch.</summary>
internal static class FigureStyle
{
    /// <summary>Tick labels and names of axes, 10 points.</summary>
    public const float TextSize = 10 * Point;

    /// <summary>The title, 12 points.</summary>
    public const float TitleSize = 12 * Point;

    /// <summary>Numbers in cells, 8 points.</summary>
    public const float AnnotationSize = 8 * Point;

    /// <summary>What states that labels were left out.</summary>
    public const float NoteSize = 8 * Point;

    /// <summary>No text is made smaller than this to fit.</summary>
    public const float LeastTextSize = 7;

    /// <summary>Marks at the labels of an axis, 3.5 points.</summary>
    public const float TickLength = 3.5f * Point;

    /// <summary>Marks without a label, 2 points.</summary>
    public const float MinorTickLength = 2 * Point;

    /// <summary>Between a mark and its label, 3.5 points.</summary>
    public const float TickPad = 3.5f * Point;

    /// <summary>Between tick labels and the name of the axis, 4 points.</summary>
    public const float LabelPad = 4 * Point;

    /// <summary>Between the title and what is below, 6 points.</summary>
    public const float TitlePad = 6 * Point;

    /// <summary>Around everything.</summary>
    public const float Margin = 10;

    /// <summary>The frame of the cells and the marks: 0.8 points, drawn as one pixel.</summary>
    public const float LineWidth = 1;

    /// <summary>Lines and text.</summary>
    public static readonly Rgba32 Ink = ColorMixing.Black;

    /// <summary>The paper.</summary>
    public static readonly Rgba32 Paper = ColorMixing.White;

    private const float Point = 100f / 72f;
}
