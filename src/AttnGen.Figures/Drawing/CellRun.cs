namespace AttnGen.Figures.Drawing;

/// <summary>Cells of one colour that lie side by side in a row.</summary>
/// <param name="Row">The row, from the top.</param>
/// <param name="Column">The first cell, from the left.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Color">Their colour.</param>
internal readonly record struct CellRun(int Row, int Column, int Length, Rgba32 Color)
{
    /// <summary>The runs of a matrix of colours that are not transparent, row after row.</summary>
    public static List<CellRun> In(ReadOnlySpan<Rgba32> colors, int rows, int columns)
    {
        List<CellRun> runs = [];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<Rgba32> cells = colors.Slice(row * columns, columns);
            for (int begin = 0; begin < columns;)
            {
                Rgba32 color = cells[begin];
                int length = cells[begin..].IndexOfAnyExcept(color);
                length = length < 0 ? columns - begin : length;
                if (color.A > 0)
                {
                    runs.Add(new CellRun(row, begin, length, color));
                }

                begin += length;
            }
        }

        return runs;
    }
}
