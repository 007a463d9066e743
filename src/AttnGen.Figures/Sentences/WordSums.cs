namespace AttnGen.Figures.Sentences;

/// <summary>Sums over the pieces of words in double; NaN does not count, and what has nothing but NaN is NaN.</summary>
internal sealed class WordSums(int rows, int columns)
{
    private readonly double[] _sums = new double[rows * columns];
    private readonly int[] _counts = new int[rows * columns];

    /// <summary>The weight of each word.</summary>
    public static float[] Merge(ReadOnlySpan<float> weights, int[] wordOf, int words, WordWeight kind)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException("wordWeight", kind, "Not a way to weigh a word; use WordWeight.Sum, Mean or Max.");
        }

        double[] merged = new double[words];
        int[] counts = new int[words];
        for (int i = 0; i < weights.Length; i++)
        {
            if (!float.IsNaN(weights[i]))
            {
                int word = wordOf[i];
                merged[word] = kind != WordWeight.Max ? merged[word] + weights[i] : counts[word] == 0 ? weights[i] : Math.Max(merged[word], weights[i]);
                counts[word]++;
            }
        }

        float[] result = new float[words];
        for (int word = 0; word < words; word++)
        {
            result[word] = counts[word] == 0 ? float.NaN : (float)(merged[word] / (kind == WordWeight.Mean ? counts[word] : 1));
        }

        return result;
    }

    /// <summary>Attention of one piece to words: NaN where all pieces of the word are.</summary>
    /// <param name="weights">To each piece.</param>
    /// <param name="wordOf">The word of each piece; null: every piece is one.</param>
    /// <param name="sums">To each word.</param>
    public static void SumKeys(ReadOnlySpan<float> weights, int[]? wordOf, Span<double> sums)
    {
        sums.Fill(double.NaN);
        for (int key = 0; key < weights.Length; key++)
        {
            ref double sum = ref sums[wordOf?[key] ?? key];
            sum = float.IsNaN(weights[key]) ? sum : double.IsNaN(sum) ? weights[key] : sum + weights[key];
        }
    }

    /// <summary>Adds what one of its pieces gives to the attention of a word.</summary>
    public void Add(int word, ReadOnlySpan<double> attention)
    {
        for (int column = 0; column < columns; column++)
        {
            if (!double.IsNaN(attention[column]))
            {
                _sums[(word * columns) + column] += attention[column];
                _counts[(word * columns) + column]++;
            }
        }
    }

    /// <summary>The mean of what was added, rounded once.</summary>
    public float[] Means()
    {
        float[] means = new float[_sums.Length];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = _counts[i] == 0 ? float.NaN : (float)(_sums[i] / _counts[i]);
        }

        return means;
    }
}
