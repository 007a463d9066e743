namespace AttnGen.Tests.Shared;

/// <summary>What a kernel has written; empty where its declaration lacks the role.</summary>
internal readonly ref struct KernelResults
{
    public ReadOnlySpan<float> Output { get; init; }

    public ReadOnlySpan<float> Weights { get; init; }

    public ReadOnlySpan<float> Scores { get; init; }

    public ReadOnlySpan<float> LogSumExp { get; init; }

    /// <summary>The bytes of the first heatmap.</summary>
    public ReadOnlySpan<byte> Heatmap { get; init; }

    /// <summary>The bytes of the second heatmap.</summary>
    public ReadOnlySpan<byte> SecondHeatmap { get; init; }
}
