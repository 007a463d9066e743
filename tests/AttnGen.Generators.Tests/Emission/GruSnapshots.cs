namespace AttnGen.Generators.Tests;

/// <summary>Recurrent units whose generated files are reviewed; tests of the kernels themselves execute them.</summary>
internal sealed record GruSnapshots(string Name, string Source) : SnapshotCase(Name, Source)
{
    private const string Inputs = "ReadOnlySpan<float> inputs";

    public static new IReadOnlyList<GruSnapshots> All { get; } =
    [
        Of("GruBefore", "Gru(steps: 20, inputDim: 24, hiddenDim: 32)", $"""
            {Inputs}, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias, Span<float> states
            """),
        Of("GruAfterEverything", "Gru(steps: 30, inputDim: 5, hiddenDim: 17, Batch = 3, ResetAfter = true, Update = GruUpdate.TakeCandidate, Reverse = true)", $"""
            {Inputs}, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias, ReadOnlySpan<float> recurrentBias,
                    ReadOnlySpan<float> initialState, ReadOnlySpan<int> lengths, Span<float> states, Span<float> finalState, Span<float> workspace
            """),
        Of("GruBidirectional", "BidirectionalGru(steps: 50, inputDim: 128, hiddenDim: 256)", $"""
            {Inputs}, ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias,
                    ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardBias, Span<float> annotations
            """),
    ];

    private static GruSnapshots Of(string name, string attribute, string parameters) => new(name, $$"""
        using System;
        using AttnGen;

        namespace Models
        {
            public static partial class RecurrentKernels
            {
                [{{attribute}}]
                public static partial void {{name}}({{parameters}});
            }
        }
        """);
}
