using System.Collections.ObjectModel;
using AttnGen.Figures.Sentences;

namespace AttnGen.Figures;

/// <summary>
/// The pieces of a tokenizer and the words that they make up: text without the tokenizer's marks, weights of words from weights of pieces,
/// word × word maps from piece × piece maps.
/// </summary>
/// <remarks>
/// <para>
/// A word is what stands between blanks, as the marks say; punctuation before and after it is a word of its own, as in BERT's tokenizers, for
/// heads that look at commas and full stops are common. Within a word (<c>don't</c>, <c>3.5</c>) it is not. Special tokens such as
/// <c>[CLS]</c>, <c>&lt;s&gt;</c> and <c>&lt;|endoftext|&gt;</c> are words, too.
/// </para>
/// <para>
/// Maps are merged by the convention of Clark, Khandelwal, Levy and Manning ("What does BERT look at?", BlackboxNLP 2019): attention to a word
/// is the sum over its pieces, attention from a word the mean over its pieces. Rows that sum to 1 do so afterwards.
/// </para>
/// </remarks>
/// <example><code>
/// Subwords pieces = Subwords.Of(["▁The", "▁token", "izer", "."]);
/// Console.WriteLine(string.Join(' ', pieces.Words)); // The tokenizer .
/// float[] weights = pieces.MergeWeights([0.1f, 0.5f, 0.3f, 0.1f]); // 0.1, 0.8, 0.1
/// </code></example>
public sealed class Subwords
{
    private readonly int[] _wordOf;
    private readonly bool[] _isJoined;
    private readonly bool[] _endsLine;
    private readonly string[] _words;

    private Subwords(string[] tokens, SubwordMarks marks)
    {
        TokenSpelling spelling = new(marks, tokens);
        string[] texts = [.. tokens.Select(token => spelling.TextOf([token]))];
        (Tokens, Texts, Marks) = (Array.AsReadOnly(tokens), Array.AsReadOnly(texts), marks);
        _isJoined = new bool[tokens.Length];
        _endsLine = [.. tokens.Select(spelling.IsBreak)];
        for (int i = 1; i < tokens.Length; i++)
        {
            _isJoined[i] = !TokenSpelling.IsSpecial(tokens[i]) && !TokenSpelling.IsSpecial(tokens[i - 1]) && spelling.Continues(tokens[i], tokens[i - 1]);
        }

        _wordOf = WordsOf(tokens, texts, _isJoined);
        _words = new string[_wordOf.Length == 0 ? 0 : _wordOf[^1] + 1];
        for (int begin = 0, end; begin < tokens.Length; begin = end)
        {
            for (end = begin + 1; end < tokens.Length && _wordOf[end] == _wordOf[begin]; end++)
            {
            }

            _words[_wordOf[begin]] = spelling.TextOf(tokens[begin..end]);
        }

        Words = Array.AsReadOnly(_words);
    }

    /// <summary>The tokens as the tokenizer gave them.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>What each token says, without marks; ↵ for a new line, ␣ for a blank that is a token.</summary>
    public ReadOnlyCollection<string> Texts { get; }

    /// <summary>The words, in their order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The marks that were read.</summary>
    public SubwordMarks Marks { get; }

    /// <summary>Reads the marks of a tokenizer.</summary>
    /// <param name="tokens">The tokens of a text, in their order.</param>
    /// <param name="marks">The tokenizer's marks; absent: those that most tokens bear.</param>
    /// <exception cref="ArgumentException">A token is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="marks"/> is none of its enum.</exception>
    public static Subwords Of(IReadOnlyList<string> tokens, SubwordMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        string[] copy = [.. tokens];
        int missing = Array.IndexOf(copy, null!);
        if (missing >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"tokens[{missing}] is null; a token without text is an empty string."), nameof(tokens));
        }

        if (marks is { } given && !Enum.IsDefined(given))
        {
            throw new ArgumentOutOfRangeException(nameof(marks), marks, "Not one of the known marks; leave it out to find them.");
        }

        return new Subwords(copy, marks ?? TokenSpelling.Detect(copy));
    }

    /// <summary>
    /// A word × word map of a piece × piece map whose rows and columns bear their tokens as names: the mean over the pieces of the word that
    /// looks, the sum over those of the word that is looked at. An axis without names stays as it is.
    /// </summary>
    /// <param name="map">Attention weights [queries, keys], such as of <see cref="AttentionWeights.Head"/>.</param>
    /// <param name="marks">The tokenizer's marks; absent: those that most tokens of an axis bear.</param>
    /// <returns>[words, words], with the words as names.</returns>
    /// <remarks>NaN cells are left out; a word of nothing but NaN is NaN. Sums are in double from the left to the right.</remarks>
    /// <example><code>
    /// string[] tokens = ["▁to", "ken", "s", "▁in"];
    /// ValueMatrix pieces = ValueMatrix.From(new float[4, 4], rowNames: tokens, columnNames: tokens);
    /// new HeatmapFigure(Subwords.MergeMap(pieces)) { Title = "Words" }.SavePng("words.png");
    /// </code></example>
    public static ValueMatrix MergeMap(ValueMatrix map, SubwordMarks? marks = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        return MergeMap(
            map, map.RowNames is { } rows ? Of(rows, marks) : null, map.ColumnNames is { } columns ? Of(columns, marks) : null);
    }

    /// <summary>The same of a map whose tokens are given.</summary>
    /// <inheritdoc cref="MergeMap(ValueMatrix, SubwordMarks?)"/>
    /// <param name="map">Attention weights [queries, keys].</param>
    /// <param name="queries">The tokens of the rows; null leaves them as they are.</param>
    /// <param name="keys">The tokens of the columns; null leaves them as they are.</param>
    /// <exception cref="ArgumentException">There are more or fewer tokens than rows or columns.</exception>
    public static ValueMatrix MergeMap(ValueMatrix map, Subwords? queries, Subwords? keys)
    {
        ArgumentNullException.ThrowIfNull(map);
        queries?.CheckCount(map.Rows, "rows of map", nameof(queries));
        keys?.CheckCount(map.Columns, "columns of map", nameof(keys));
        int rows = queries?._words.Length ?? map.Rows, columns = keys?._words.Length ?? map.Columns;
        WordSums sums = new(rows, columns);
        double[] row = new double[columns];
        for (int query = 0; query < map.Rows; query++)
        {
            WordSums.SumKeys(map.Row(query), keys?._wordOf, row);
            sums.Add(queries?._wordOf[query] ?? query, row);
        }

        return ValueMatrix.From(sums.Means(), rows, columns, queries?._words ?? map.RowNames, keys?._words ?? map.ColumnNames);
    }

    /// <summary>The weight of each word.</summary>
    /// <param name="weights">The weight of each token; NaN ones are left out.</param>
    /// <param name="wordWeight">What a word's weight is made of.</param>
    /// <returns>A weight for each of <see cref="Words"/>, NaN where all pieces are.</returns>
    /// <exception cref="ArgumentException"><paramref name="weights"/> has another length than there are tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wordWeight"/> is none of its enum.</exception>
    public float[] MergeWeights(ReadOnlySpan<float> weights, WordWeight wordWeight = WordWeight.Sum)
    {
        CheckCount(weights.Length, "weights", nameof(weights));
        return WordSums.Merge(weights, _wordOf, _words.Length, wordWeight);
    }

    /// <summary>The word that a token belongs to.</summary>
    /// <param name="token">0 … the number of tokens − 1.</param>
    /// <returns>Its place in <see cref="Words"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public int WordOf(int token) => (uint)token < (uint)_wordOf.Length
        ? _wordOf[token]
        : throw new ArgumentOutOfRangeException(
            nameof(token), token, FormattableString.Invariant($"token must be 0 … {_wordOf.Length - 1}, but is {token}."));

    /// <summary>Whether no blank stands between a token and the one before it.</summary>
    internal bool IsJoined(int token) => _isJoined[token];

    /// <summary>Whether a new line follows a token.</summary>
    internal bool EndsLine(int token) => _endsLine[token];

    /// <summary>
    /// Tokens that no blank parts are a word, but for punctuation at its begin and end. A blank that is a token by itself goes with what it
    /// stands before.
    /// </summary>
    private static int[] WordsOf(string[] tokens, string[] texts, bool[] isJoined)
    {
        int[] wordOf = new int[tokens.Length];
        int word = -1;
        for (int begin = 0, end; begin < tokens.Length; begin = end)
        {
            for (end = begin + 1; end < tokens.Length && isJoined[end]; end++)
            {
            }

            int coreBegin = begin, coreEnd = end;
            int first = FirstText(texts, begin, end);
            while (first < end && end - begin > 1 && TokenSpelling.IsPunctuation(texts[first]) && texts[first] != "␣")
            {
                wordOf.AsSpan(coreBegin..(first + 1)).Fill(++word);
                coreBegin = first + 1;
                first = FirstText(texts, coreBegin, end);
            }

            while (coreEnd > coreBegin && end - begin > 1 && TokenSpelling.IsPunctuation(texts[coreEnd - 1]) && texts[coreEnd - 1] != "␣")
            {
                coreEnd--;
            }

            if (coreEnd > coreBegin)
            {
                wordOf.AsSpan(coreBegin..coreEnd).Fill(++word);
            }

            for (int i = coreEnd; i < end; i++)
            {
                wordOf[i] = ++word;
            }
        }

        return wordOf;
    }

    private static int FirstText(string[] texts, int begin, int end)
    {
        int first = begin;
        while (first < end && texts[first] is "" or "␣")
        {
            first++;
        }

        return first;
    }

    private void CheckCount(int count, string what, string parameter)
    {
        if (count != Tokens.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {Tokens.Count} tokens, but {count} {what}; give as many of the one as of the other."), parameter);
        }
    }
}
