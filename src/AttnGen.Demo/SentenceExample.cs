using AttnGen.CompilerServices;
using AttnGen.Figures;
using AttnGen.Reference;

namespace AttnGen.Demo;

/// <summary>
/// What the words of a sentence attend to: both layers of a trained encoder, recomputed by generated kernels from its recorded queries,
/// keys and values, and compared with its recorded weights and contexts.
/// </summary>
internal static class SentenceExample
{
    private const int Heads = 4;

    /// <summary>The word whose meaning the second layer finds.</summary>
    public const int It = 9;

    /// <summary>Components of a head of the second layer.</summary>
    public const int Layer1Dim = 128;

    private static readonly string[] Words =
        ["The", "animal", "didn", "'", "t", "cross", "the", "street", "because", "it", "was", "too", "tired", "."];

    /// <summary>Weights of a layer, [heads, words, words].</summary>
    public static int WeightsLength => Heads * Words.Length * Words.Length;

    private delegate void Kernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    public static void Run(string folder)
    {
        Console.WriteLine("\"The animal didn't cross the street because it was too tired.\"");
        Console.WriteLine("Two self-attention layers of a trained sentence encoder, 4 heads each, computed by kernels that the compiler wrote.");
        RunLayer(0, 64, Kernels.Layer0, folder);
        RunLayer(1, Layer1Dim, Kernels.Layer1, folder);
        RunHeatmap(folder);
    }

    /// <summary>The second layer's weights as pixels, straight from the kernel, on a logarithmic scale.</summary>
    private static void RunHeatmap(string folder)
    {
        float[] query = NpyFile.Read("layer1_q_raw.npy"), key = NpyFile.Read("layer1_k.npy");
        Rgba32[] pixels = new Rgba32[Heads * Words.Length * Words.Length];

        Kernels.Layer1Heatmap(query, key, pixels);
        double time = Measure.Microseconds(() => Kernels.Layer1Heatmap(query, key, pixels));

        // All heads below each other.
        string path = Path.Combine(folder, "layer1-logarithmic.png");
        Heatmap.FromPixels(pixels, Heads * Words.Length, Words.Length).SavePng(path, cellSize: 16);
        Console.WriteLine();
        Console.WriteLine("Layer 1 straight to pixels, logarithmic from 0.1 % to 100 %: the weights never lie in memory");
        Console.WriteLine($"  {time:F1} µs a call, picture of all heads: {path}");
    }

    private static void RunLayer(int layer, int dim, Kernel kernel, string folder)
    {
        float[] query = NpyFile.Read($"layer{layer}_q_raw.npy"), key = NpyFile.Read($"layer{layer}_k.npy"), value = NpyFile.Read($"layer{layer}_v.npy");
        float[] output = new float[query.Length], weights = new float[WeightsLength];

        kernel(query, key, value, output, weights);
        double time = Measure.Microseconds(() => kernel(query, key, value, output, weights));

        Console.WriteLine();
        Console.WriteLine($"Layer {layer}   [Attention(queries: {Words.Length}, keys: {Words.Length}, dim: {dim}, Heads = {Heads})]");
        Console.WriteLine($"  softmax(query · keyᵀ / √{dim}) · value     {time:F1} µs a call, weights included");
        Console.WriteLine(
            $"  largest error against the recording      weights {Measure.LargestError(weights, NpyFile.Read($"layer{layer}_weights.npy")):0.0e-0}, "
            + $"context {Measure.LargestError(output, NpyFile.Read($"layer{layer}_context.npy")):0.0e-0}");
        Console.WriteLine($"  largest error against the double oracle  weights {ErrorOfWeights(dim, query, key, weights):0.0e-0}");
        Console.WriteLine(
            $"  checksum of the bits                     weights {Measure.Checksum(weights):X8}, context {Measure.Checksum(output):X8}"
            + $"{(Lanes.HasFusedMultiplyAdd ? "" : "   (no fused multiply-add here: other bits)")}");

        // One scale for all heads of the layer, so that their pictures can be compared.
        float vmax = weights.Max();
        int cells = Words.Length * Words.Length;
        for (int head = 0; head < Heads; head++)
        {
            ReadOnlySpan<float> map = weights.AsSpan(head * cells, cells);
            Console.WriteLine($"  head {head}: \"it\" attends to {Strongest(map.Slice(It * Words.Length, Words.Length))}");
            string path = Path.Combine(folder, $"layer{layer}-head{head}.png");
            Heatmap.FromMatrix(map, Words.Length, Words.Length, "viridis", vmin: 0, vmax).SavePng(path, cellSize: 32);
        }

        // Layer 0 has a head that looks at the word itself and the next one; in layer 1 one finds what "it" is: tired.
        int shown = layer == 0 ? 1 : 2;
        Console.WriteLine();
        Console.WriteLine($"  head {shown}: each row is a word, each column a word that it attends to; colours from 0 to {vmax:P0}, the layer's largest weight");
        TerminalHeatmap.Draw(weights.AsSpan(shown * cells, cells), Words, "viridis", vmax);
        Console.WriteLine($"  pictures of all heads: {Path.Combine(folder, $"layer{layer}-head0.png")} … head{Heads - 1}.png");
        if (layer == 1)
        {
            SaveFigures(new SentenceFigures(AttentionOf(weights), value, dim), shown, folder);
        }
    }

    /// <summary>The weights of a layer with the words as names.</summary>
    public static AttentionWeights AttentionOf(float[] weights) =>
        new(weights, queries: Words.Length, keys: Words.Length, heads: Heads, queryNames: Words, keyNames: Words);

    private static void SaveFigures(SentenceFigures figures, int head, string folder)
    {
        (string Name, Figure Figure)[] files =
        [
            ("sentence-heads", figures.Heads()),
            ("sentence-words", figures.Words(head)),
            ("sentence-it", figures.LooksAt(It)),
            ("sentence-effects", figures.Effects(head)),
        ];
        foreach ((string name, Figure figure) in files)
        {
            figure.SavePng(Path.Combine(folder, $"{name}.png"));
        }

        Console.WriteLine($"  labelled: {string.Join(", ", files.Select(file => Path.Combine(folder, $"{file.Name}.png")))}");
        Console.WriteLine("  (weights show where a layer looked, not why a model answered: sentence-effects shows what they did to the output)");
    }

    private static double ErrorOfWeights(int dim, float[] query, float[] key, float[] weights)
    {
        AttentionShape shape = new(Words.Length, Words.Length, dim) { Heads = Heads };
        double[] expected = new double[shape.WeightsLength];
        ReferenceAttention.Compute(shape, new() { Query = query, Key = key }, new() { Weights = expected });
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(weights[i] - expected[i]));
        }

        return largest;
    }

    private static string Strongest(ReadOnlySpan<float> row)
    {
        float[] weights = row.ToArray();
        return string.Join(", ", Enumerable.Range(0, weights.Length)
            .OrderByDescending(word => weights[word])
            .Take(3)
            .Select(word => $"\"{Words[word]}\" {weights[word]:P0}"));
    }
}
