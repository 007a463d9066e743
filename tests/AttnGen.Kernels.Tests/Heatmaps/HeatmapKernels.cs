using System.Numerics.Tensors;

namespace AttnGen.Kernels.Tests.Heatmaps;

/// <summary>Attention with heatmaps as users declare it, and the kernels that say what they show.</summary>
internal static partial class HeatmapKernels
{
    /// <summary>Three heatmaps beside other results; one has the name of a role, one that of a keyword.</summary>
    [Attention(queries: 3, keys: 5, dim: 4, Batch = 2, Heads = 2, ValueDim = 6)]
    public static partial void Many(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask,
        Span<float> output,
        [Colormap("viridis", VMin = 0, VMax = 1)] Span<Rgba32> picture,
        [Colormap("magma", VMin = 0, VMax = 1)] Span<short> weights,
        [Colormap("hot", Norm = ColorNorm.Log, VMin = 1e-3, VMax = 1, BadIndex = 255)] Span<byte> @class,
        Span<float> workspace);

    [Attention(queries: 60, keys: 300, dim: 16, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void Alone(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap("viridis", VMin = 0, VMax = 0.1)] Span<Rgba32> heatmap);

    [Attention(queries: 60, keys: 300, dim: 16, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void Weights(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Colormap("viridis", 2 * 60, 300, VMin = 0, VMax = 0.1)]
    public static partial void Paint(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels);

    [Attention(queries: 60, keys: 300, dim: 16, Heads = 2, AverageHeads = true)]
    public static partial void Mean(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap("hot", VMin = 0, VMax = 0.1)] Span<byte> heatmap, Span<float> workspace);

    [Attention(queries: 60, keys: 300, dim: 16, Heads = 2, AverageHeads = true)]
    public static partial void MeanOfWeights(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights, Span<float> workspace);

    [Attention(queries: 2, keys: 300, dim: 16, Heads = 2)]
    public static partial void FewQueries(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap("hot", VMin = 0, VMax = 0.1)] Span<short> heatmap, Span<float> workspace);

    [Attention(queries: 60, keys: 300, dim: 16, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void Tensors(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key,
        [Colormap("viridis", VMin = 0, VMax = 0.1)] TensorSpan<Rgba32> heatmap, [Colormap("viridis", VMin = 0, VMax = 0.1)] TensorSpan<short> codes);
}
