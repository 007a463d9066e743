using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Grids;

/// <summary>The names of maps, or of rows and columns of maps: in full or short, as large as the maps have room for.</summary>
internal sealed class GridHeadings
{
    /// <summary>In full as long as it need not be smaller than this.</summary>
    private const float LeastLongSize = 11;

    private readonly TextLine[] _lines;

    private GridHeadings(TextLine[] lines, float size) => (_lines, Size) = (lines, size);

    /// <summary>Pixels of an em.</summary>
    public float Size { get; }

    /// <summary>Pixels across the text with the room between it and the maps.</summary>
    public float Depth => _lines.All(line => line.Width == 0) ? 0 : (TextLine.LineHeight * Size) + FigureStyle.LabelPad;

    public TextLine this[int index] => _lines[index];

    /// <summary>Names that are as large as each has room for, and short where there is little.</summary>
    /// <param name="shaper">Shapes the names.</param>
    /// <param name="titles">The names.</param>
    /// <param name="rooms">Pixels that each may take.</param>
    /// <param name="leastSize">Pixels of an em of the smallest text.</param>
    /// <param name="most">Pixels that a name may take if it does not fit at the smallest size; what is longer ends in an ellipsis.</param>
    public static GridHeadings Of(TextShaper shaper, IReadOnlyList<GridTitle> titles, ReadOnlySpan<float> rooms, float leastSize, float most)
    {
        TextLine[] lines = [.. titles.Select(title => shaper.Shape(title.Long))];
        float size = SizeFor(lines, rooms);
        if (size < LeastLongSize)
        {
            lines = [.. titles.Select(title => shaper.Shape(title.Short))];
            size = SizeFor(lines, rooms);
        }

        size = Math.Max(size, leastSize);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Width * size > Math.Max(rooms[i], most) + 0.5f)
            {
                lines[i] = shaper.Fit(titles[i].Short, Math.Max(rooms[i], most) / size);
            }
        }

        return new GridHeadings(lines, size);
    }

    /// <summary>Pixels that a name takes.</summary>
    public float Length(int index) => _lines[index].Width * Size;

    private static float SizeFor(TextLine[] lines, ReadOnlySpan<float> rooms)
    {
        float size = FigureStyle.TextSize;
        for (int i = 0; i < lines.Length; i++)
        {
            size = lines[i].Width == 0 ? size : Math.Min(size, rooms[i] / lines[i].Width);
        }

        return size;
    }
}
