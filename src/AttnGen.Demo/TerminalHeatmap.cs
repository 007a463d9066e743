using System.Text;

namespace AttnGen.Demo;

/// <summary>
/// Draws a matrix in the terminal: two columns of coloured background a cell where colours are to be expected, shades of grey characters
/// where the output is a file or colours are unwanted (<c>NO_COLOR</c>).
/// </summary>
internal static class TerminalHeatmap
{
    private const string Shades = " ·░▒▓█";

    private static bool HasColors =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>A word × word map from 0 to a limit: words beside the rows, their first letters above the columns.</summary>
    public static void Draw(ReadOnlySpan<float> values, string[] words, string colormap, float vmax) => Draw(values, words, words, colormap, vmax);

    /// <summary>A map from 0 to a limit with words beside the rows, and the first letters of others above the columns.</summary>
    public static void Draw(ReadOnlySpan<float> values, string[] rowWords, string[] columnWords, string colormap, float vmax)
    {
        int label = rowWords.Max(word => word.Length);
        StringBuilder head = new(new string(' ', label + 5));
        foreach (string word in columnWords)
        {
            head.Append(word.Length > 1 ? word[..2] : word + " ").Append(' ');
        }

        Console.WriteLine(head.ToString().TrimEnd());
        Heatmap heatmap = Heatmap.FromMatrix(values, rowWords.Length, columnWords.Length, colormap, vmin: 0, vmax);
        Rows(values, heatmap, 0, vmax, row => rowWords[row].PadLeft(label), cellWidth: 3);
    }

    /// <summary>A matrix with limits from the data.</summary>
    public static void Draw(ReadOnlySpan<float> values, int rows, int columns, string colormap)
    {
        float least = float.MaxValue, most = float.MinValue;
        foreach (float value in values)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        Rows(values, Heatmap.FromMatrix(values, rows, columns, colormap), least, most, _ => "", cellWidth: 2);
    }

    private static void Rows(ReadOnlySpan<float> values, Heatmap heatmap, float least, float most, Func<int, string> label, int cellWidth)
    {
        for (int row = 0; row < heatmap.Rows; row++)
        {
            StringBuilder line = new("    " + label(row) + " ");
            for (int column = 0; column < heatmap.Columns; column++)
            {
                if (HasColors)
                {
                    Rgba32 color = heatmap[row, column];
                    line.Append($"\x1b[48;2;{color.R};{color.G};{color.B}m").Append(' ', cellWidth);
                }
                else
                {
                    float share = most > least ? (values[(row * heatmap.Columns) + column] - least) / (most - least) : 0;
                    char shade = Shades[(int)Math.Clamp(share * Shades.Length, 0, Shades.Length - 1)];
                    line.Append(shade, cellWidth - 1).Append(cellWidth == 3 ? ' ' : shade);
                }
            }

            Console.WriteLine(HasColors ? line.Append("\x1b[0m").ToString() : line.ToString().TrimEnd());
        }

        if (!HasColors)
        {
            IEnumerable<string> steps = Enumerable.Range(1, Shades.Length - 1).Select(level => $"{Shades[level]} from {level / (double)Shades.Length:P0}");
            Console.WriteLine($"    of the scale: {string.Join(", ", steps)}");
        }
    }
}
