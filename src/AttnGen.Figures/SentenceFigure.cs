using AttnGen.Figures.Drawing;
using AttnGen.Figures.Sentences;
using AttnGen.Figures.Text;

namespace AttnGen.Figures;

/// <summary>
/// The words of a text shaded by their weights, in reading order and wrapped like text: which words a query, a head or a classifier looked at.
/// Several rows of weights are strips below each other.
/// </summary>
/// <remarks>
/// <para>
/// The marks of tokenizers are read (<see cref="Subwords"/>): pieces of a word touch, each in its own shade, or are merged into words
/// (<see cref="MergeSubwords"/>). Text is black or white, whichever is read better. A token whose weight is NaN is masked: its text is grey
/// and its box is empty, unless the colormap has a colour for bad values.
/// </para>
/// <para>Weights show where a layer looked, not why a model answered as it did: attention alone is not explanation.</para>
/// </remarks>
/// <example><code>
/// string[] tokens = ["▁The", "▁cat", "▁was", "▁tired", "."];
/// new SentenceFigure(tokens, [0.05f, 0.6f, 0.1f, 0.2f, 0.05f]) { Title = "What \"it\" looks at", Annot = true }.SavePng("sentence.png");
/// </code></example>
public sealed class SentenceFigure : Figure
{
    /// <summary>A figure of one row of weights.</summary>
    /// <param name="tokens">The tokens of the text, in their order, with or without a tokenizer's marks.</param>
    /// <param name="weights">A weight for each; copied.</param>
    /// <exception cref="ArgumentException">There are no tokens, one of them is null, or there are more or fewer weights.</exception>
    public SentenceFigure(IReadOnlyList<string> tokens, ReadOnlySpan<float> weights)
    {
        CheckTokens(tokens);
        CheckCount(weights.Length, tokens.Count, "weights", nameof(weights));
        (Tokens, Map) = ([.. tokens], ValueMatrix.From(weights, 1, tokens.Count));
    }

    /// <summary>A figure of several rows of weights of the same tokens, such as of several heads.</summary>
    /// <param name="tokens">The tokens of the text, in their order, with or without a tokenizer's marks.</param>
    /// <param name="rows">At least one: what stands before the row, empty for nothing, and a weight for each token.</param>
    /// <exception cref="ArgumentException">There are no tokens or rows, one of them is null, or a row has more or fewer weights.</exception>
    /// <example><code>
    /// new SentenceFigure(["it", "was", "tired"], [("head 0", [0.1f, 0.2f, 0.7f]), ("head 1", [0.8f, 0.1f, 0.1f])]).SaveSvg("heads.svg");
    /// </code></example>
    public SentenceFigure(IReadOnlyList<string> tokens, IReadOnlyList<(string Caption, float[] Weights)> rows)
    {
        CheckTokens(tokens);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("rows is empty; give at least one row of weights.", nameof(rows));
        }

        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Caption is null || rows[row].Weights is null)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"rows[{row}] has a caption or weights that are null; a row without a caption has an empty one."), nameof(rows));
            }

            CheckCount(rows[row].Weights.Length, tokens.Count, FormattableString.Invariant($"weights in rows[{row}]"), nameof(rows));
        }

        Tokens = [.. tokens];
        Map = ValueMatrix.From<float>([.. rows.Select(row => row.Weights)], [.. rows.Select(row => row.Caption)]);
    }

    /// <summary>A figure of a map: a strip for each row, whose name stands before it; the columns' names are the tokens.</summary>
    /// <param name="map">Such as a head of <see cref="AttentionWeights"/>, or some rows of it (<see cref="ValueMatrix.Slice"/>).</param>
    /// <exception cref="ArgumentException">The columns have no names.</exception>
    public SentenceFigure(ValueMatrix map)
    {
        ArgumentNullException.ThrowIfNull(map);
        Tokens = map.ColumnNames is { } names
            ? [.. names]
            : throw new ArgumentException("map has no column names; name its columns by their tokens with map.WithNames(columns: tokens).", nameof(map));
        Map = map;
    }

    /// <summary>Above the text.</summary>
    public string? Title { get; init; }

    /// <summary>The colours. Absent: Blues, from nearly white to dark, or <c>RdBu_r</c> where there are negative numbers.</summary>
    public Colormap? Colormap { get; init; }

    /// <summary>
    /// How values become places in the map; limits that it lacks come from all rows together. Absent: linear from 0 to the greatest weight, or
    /// <see cref="ColorScale.Centered"/> around 0 where there are negative numbers.
    /// </summary>
    public ColorScale? Scale { get; init; }

    /// <summary>The tokenizer's marks; absent: those that most tokens bear.</summary>
    public SubwordMarks? Marks { get; init; }

    /// <summary>Whether pieces are merged into words with one weight; default false: they touch, each in its own shade.</summary>
    public bool MergeSubwords { get; init; }

    /// <summary>What the weight of a merged word is made of; default the sum of its pieces.</summary>
    public WordWeight WordWeight { get; init; }

    /// <summary>Whether each token has its weight below it.</summary>
    public bool Annot { get; init; }

    /// <summary>How weights are written: Python's <c>.2f</c> (the default), <c>.2g</c>, <c>.0%</c>, or .NET's <c>F2</c>, <c>P0</c>.</summary>
    public string Fmt { get; init; } = ".2f";

    /// <summary>Whether there is a colour bar below the text; default true.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>What the colours mean, below the bar: <c>attention weight</c>.</summary>
    public string? ColorBarLabel { get; init; }

    /// <summary>Width of the picture in pixels, at which lines break; default 640. A longer token or title makes it wider.</summary>
    public int Width { get; init => field = PropertyRules.AtLeast(PropertyRules.LeastSize, value, nameof(Width))!.Value; } = 640;

    /// <summary>Pixels of an em of the text; default 12 points.</summary>
    public double TextSize { get; init => field = PropertyRules.AboveZero(value, nameof(TextSize))!.Value; } = FigureStyle.TitleSize;

    /// <summary>Whether lines run from the right to the left, as Arabic and Hebrew do; default false.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>The tokens as they were given.</summary>
    internal IReadOnlyList<string> Tokens { get; }

    /// <summary>[rows, tokens].</summary>
    internal ValueMatrix Map { get; }

    private protected override FigureLayout Arrange(TextShaper shaper) => new SentenceArrangement(this, shaper).Arrange();

    private static void CheckTokens(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Count == 0)
        {
            throw new ArgumentException("tokens is empty; give at least one token.", nameof(tokens));
        }

        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"tokens[{i}] is null; a token without text is an empty string."), nameof(tokens));
            }
        }
    }

    private static void CheckCount(int count, int tokens, string what, string parameter)
    {
        if (count != tokens)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {count} {what}, but {tokens} tokens; give a weight for each token, NaN for one that is masked."), parameter);
        }
    }
}
