using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>
/// Attention as the documentation of another library writes it, in plain double and in that library's terms: what stands here is common
/// to all of them, products of queries and keys and sums of values. It knows the sizes of a kernel and none of its options, and uses
/// nothing of the oracle.
/// </summary>
internal abstract class AnchorRule(KernelData data)
{
    /// <summary>Sizes alone.</summary>
    protected AttentionShape Sizes => data.Shape;

    protected int Queries => data.Shape.Queries;

    protected int Keys => data.Shape.Keys;

    public double[] Output { get; private set; } = [];

    /// <summary>[batch, heads, queries, keys].</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>What the library calls the scores, [batch, heads, queries, keys].</summary>
    public double[] Scores { get; private set; } = [];

    /// <summary>[batch, heads, queries].</summary>
    public double[] LogSumExp { get; private set; } = [];

    /// <summary>[batch, queries, keys], the mean over the heads.</summary>
    public double[] AverageWeights => [.. Weights
        .Select((weight, slot) => (weight, place: (slot / (Sizes.Heads * Queries * Keys), slot % (Queries * Keys))))
        .GroupBy(entry => entry.place, entry => entry.weight)
        .Select(heads => heads.Average())];

    protected abstract double Scale { get; }

    public void Compute()
    {
        Output = new double[Sizes.OutputLength];
        Weights = new double[Sizes.Batch * Sizes.Heads * Queries * Keys];
        Scores = new double[Weights.Length];
        LogSumExp = new double[Sizes.LogSumExpLength];
        for (int row = 0; row < LogSumExp.Length; row++)
        {
            int b = row / (Sizes.Heads * Queries), h = row / Queries % Sizes.Heads, i = row % Queries;
            double[] scores = [.. Enumerable.Range(0, Keys).Select(j => Scale * Product(b, h, i, j))];
            double[] logits = Logits(scores, b, h, i), weights = Softmax(logits, b, i);
            scores.CopyTo(Scores, row * Keys);
            weights.CopyTo(Weights, row * Keys);
            LogSumExp[row] = Math.Log(logits.Sum(Math.Exp));
            int output = Place(b, h, i, Sizes.Heads, Queries) * Sizes.ValueDim;
            for (int c = 0; c < Sizes.ValueDim; c++)
            {
                for (int j = 0; j < Keys; j++)
                {
                    Output[output + c] += weights[j] * Value(b, h, j, c);
                }
            }
        }
    }

    /// <summary>Row of position <paramref name="s"/> of a head, in the library's order of axes.</summary>
    protected abstract int Place(int b, int h, int s, int heads, int positions);

    /// <summary>What the softmax of a row reads.</summary>
    protected abstract double[] Logits(double[] scores, int b, int h, int i);

    /// <summary>The library's softmax, with what it does where everything is masked.</summary>
    protected abstract double[] Softmax(double[] logits, int b, int i);

    /// <summary>e^x / Σ e^x, the largest subtracted, as everybody does.</summary>
    protected static double[] PlainSoftmax(double[] logits)
    {
        double largest = logits.Max();
        double[] exponentials = Array.ConvertAll(logits, logit => Math.Exp(logit - largest));
        double sum = exponentials.Sum();
        return Array.ConvertAll(exponentials, exponential => exponential / sum);
    }

    /// <summary>A softmax that gives 0 where every logit is −∞.</summary>
    protected static double[] SafeSoftmax(double[] logits) =>
        logits.All(double.IsNegativeInfinity) ? new double[logits.Length] : PlainSoftmax(logits);

    /// <summary>All four repeat each key head for a run of consecutive query heads.</summary>
    private int KeyHead(int h) => h / (Sizes.Heads / Sizes.KeyValueHeads);

    private double Product(int b, int h, int i, int j)
    {
        int query = Place(b, h, i, Sizes.Heads, Queries) * Sizes.Dim, key = Place(b, KeyHead(h), j, Sizes.KeyValueHeads, Keys) * Sizes.Dim;
        return Enumerable.Range(0, Sizes.Dim).Sum(c => (double)data.Query[query + c] * data.Key[key + c]);
    }

    private double Value(int b, int h, int j, int c) => data.Value[(Place(b, KeyHead(h), j, Sizes.KeyValueHeads, Keys) * Sizes.ValueDim) + c];
}
