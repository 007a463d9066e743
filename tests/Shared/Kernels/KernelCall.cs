namespace AttnGen.Tests.Shared;

/// <summary>One signature for all kernels; roles that a declaration leaves out are ignored. Heatmaps are bytes, whatever their elements are.</summary>
internal delegate void KernelCall(
    ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths,
    Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp, Span<float> workspace,
    Span<byte> heatmap = default, Span<byte> secondHeatmap = default);
