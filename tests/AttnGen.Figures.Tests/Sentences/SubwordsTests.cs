using CsCheck;

namespace AttnGen.Figures.Tests;

/// <summary>The marks of tokenizers, and what becomes of weights when pieces become words.</summary>
public sealed class SubwordsTests
{
    [Theory]
    [InlineData("▁The ▁token izer .", SubwordMarks.SentencePiece, "The token izer .", "The tokenizer .")]
    [InlineData("▁didn ' t ▁pay ▁$ 3 . 50 ! ! </s>", SubwordMarks.SentencePiece, "didn ' t pay $ 3 . 50 ! ! </s>", "didn't pay $ 3.50 ! ! </s>")]
    [InlineData("<s> The Ġtoken izer Ċ ( new ) </s>", SubwordMarks.ByteLevel, "<s> The token izer ↵ ( new ) </s>", "<s> The tokenizer ↵ ( new ) </s>")]
    [InlineData("[CLS] the token ##izer [MASK] . [SEP]", SubwordMarks.WordPiece, "[CLS] the token izer [MASK] . [SEP]", "[CLS] the tokenizer [MASK] . [SEP]")]
    [InlineData("the</w> token izer</w> .</w>", SubwordMarks.EndOfWord, "the token izer .", "the tokenizer .")]
    [InlineData("the token@@ izer .", SubwordMarks.Continuation, "the token izer .", "the tokenizer .")]
    [InlineData("the tokenizer # ##", SubwordMarks.None, "the tokenizer # ##", "the tokenizer # ##")]
    public void MarksAreReadAndTakenOff(string tokens, SubwordMarks marks, string texts, string words)
    {
        Subwords subwords = Subwords.Of(tokens.Split(' '));
        Assert.Equal(marks, subwords.Marks);
        Assert.Equal(texts, string.Join(' ', subwords.Texts));
        Assert.Equal(words, string.Join(' ', subwords.Words));
    }

    /// <summary>GPT-2 writes é as two letters, one for each byte, and may part them.</summary>
    [Fact]
    public void LettersOfSeveralBytesAreWholeInWords()
    {
        Subwords gpt = Subwords.Of(["Ġcaf", "Ã", "©", "ĠfranÃ§ais", "Ġ", "ĠðŁĻĤ"]);
        Assert.Equal(["caf", "\uFFFD", "\uFFFD", "français", "␣", "🙂"], gpt.Texts);
        Assert.Equal(["café", "français", "␣", "🙂"], gpt.Words);
        Assert.Equal(["caf", "\uFFFD", "\uFFFD", "↵"], Subwords.Of(["▁caf", "<0xC3>", "<0xA9>", "<0x0A>"]).Texts);
        Assert.Equal(["café", "↵"], Subwords.Of(["▁caf", "<0xC3>", "<0xA9>", "<0x0A>"]).Words);
    }

    /// <summary>Tokens that were decoded already, but for the mark, stay as they are.</summary>
    [Fact]
    public void DecodedLettersStay() => Assert.Equal(["naïve", "café"], Subwords.Of(["Ġnaïve", "Ġcafé"]).Texts);

    [Fact]
    public void GivenMarksAreNotGuessed()
    {
        Assert.Equal(["▁a", "b"], Subwords.Of(["▁a", "b"], SubwordMarks.None).Words);
        Assert.Equal(["ab"], Subwords.Of(["a", "b"], SubwordMarks.SentencePiece).Words);
        Assert.Empty(Subwords.Of([]).Words);
        Assert.Equal([""], Subwords.Of([""]).Words);
    }

    [Fact]
    public void WeightsOfWords()
    {
        Subwords words = Subwords.Of(["▁un", "believ", "able", "▁words"]);
        float[] weights = [0.25f, 0.5f, float.NaN, float.NaN];
        Assert.Equal([0.75f, float.NaN], words.MergeWeights(weights));
        Assert.Equal([0.375f, float.NaN], words.MergeWeights(weights, WordWeight.Mean));
        Assert.Equal([0.5f, float.NaN], words.MergeWeights(weights, WordWeight.Max));
        Assert.Equal([-1f, 0], words.MergeWeights([-3, -1, -2, 0], WordWeight.Max));
        Assert.Equal(1, words.WordOf(3));
    }

    /// <summary>Clark et al.: the sum over the pieces that are looked at, the mean over those that look.</summary>
    [Fact]
    public void MapsOfWords()
    {
        string[] tokens = ["▁a", "b", "▁c"];
        ValueMatrix map = Subwords.MergeMap(ValueMatrix.From(new[,] { { 0.5f, 0.25f, 0.25f }, { 0.25f, 0.25f, 0.5f }, { 0, 0.25f, 0.75f } }, tokens, tokens));
        Assert.Equal([0.625f, 0.375f, 0.25f, 0.75f], map.Values.ToArray());
        Assert.Equal(["ab", "c"], map.RowNames);
        Assert.Equal(["ab", "c"], map.ColumnNames);
    }

    [Fact]
    public void AnAxisWithoutTokensStays()
    {
        ValueMatrix map = Subwords.MergeMap(ValueMatrix.From(new[,] { { 1f, 2, 4 }, { 8, 16, float.NaN } }), queries: null, keys: Subwords.Of(["▁a", "b", "▁c"]));
        Assert.Equal([3, 4, 24, float.NaN], map.Values.ToArray());
        Assert.Null(map.RowNames);
    }

    [Fact]
    public void RecordedWeightsSumToOneAsWords()
    {
        for (int head = 0; head < 4; head++)
        {
            ValueMatrix map = Subwords.MergeMap(RecordedAttention.Pieces.Head(head, layer: 1));
            Assert.Equal(["The", "animal", "didn't", "cross", "the", "street", "because", "it", "was", "too", "tired", "."], map.RowNames);
            for (int row = 0; row < map.Rows; row++)
            {
                Assert.Equal(1, map.Row(row).ToArray().Sum(weight => (double)weight), 1e-5);
            }
        }
    }

    [Fact]
    public void TotalsStayWhateverTheWords() => Gen.Select(Tokens, Gen.Int[0, 1000].Array[40]).Sample(
        (tokens, numbers) =>
        {
            Subwords words = Subwords.Of(tokens);
            float[] weights = [.. numbers.Take(tokens.Length).Select(number => number / 1024f)];
            float[] merged = words.MergeWeights(weights);
            Assert.Equal(weights.Sum(weight => (double)weight), merged.Sum(weight => (double)weight), 1e-5);
            Assert.Equal(words.Words.Count, merged.Length);
            Assert.Equal(Enumerable.Range(0, words.Words.Count), Enumerable.Range(0, tokens.Length).Select(words.WordOf).Distinct());
            ValueMatrix map = ValueMatrix.From([.. Enumerable.Repeat(weights, tokens.Length)], tokens, tokens);
            ValueMatrix wordMap = Subwords.MergeMap(map, words, words);
            Assert.All(Enumerable.Range(0, wordMap.Rows), row => Assert.Equal(merged, wordMap.Row(row).ToArray()));
        },
        iter: 300);

    [Fact]
    public void Errors()
    {
        Assert.Contains("tokens[1] is null", Assert.Throws<ArgumentException>(() => Subwords.Of(["a", null!])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Subwords.Of(["a"], (SubwordMarks)17));
        Subwords two = Subwords.Of(["a", "b"]);
        Assert.Contains("There are 2 tokens, but 3 weights", Assert.Throws<ArgumentException>(() => two.MergeWeights(new float[3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => two.MergeWeights(new float[2], (WordWeight)9));
        Assert.Equal("keys", Assert.Throws<ArgumentException>(() => Subwords.MergeMap(ValueMatrix.From(new float[2, 3]), two, two)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => two.WordOf(2));
    }

    /// <summary>Up to 40 tokens with and without marks, empty and blank ones among them.</summary>
    internal static Gen<string[]> Tokens { get; } = Gen.Int[0, Samples.Length - 1].Select(i => Samples[i]).Array[1, 40];

    private static string[] Samples =>
    [
        "▁The", "▁", "", ".", "!", "ing", "##ed", "Ġword", "Ċ", "a</w>", "b@@", "[SEP]", "<s>", "<0xC3>", "Ã", "é", "日本", "longer-than-most-tokens", "\n", " ", "▁▁x",
    ];
}
