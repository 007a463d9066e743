namespace AttnGen.Generators.Tests;

/// <summary>Products with weights that the caller has packed, whose generated files are reviewed; tests of the kernels themselves execute them.</summary>
internal sealed record PackedWeightsSnapshots(string Name, string Source) : SnapshotCase(Name, Source)
{
    public static new IReadOnlyList<PackedWeightsSnapshots> All { get; } =
    [
        Of("ProjectionPackedPairs", rows: 9, inputDim: 33, outputDim: 112),
        Of("ProjectionPackedToTheEdge", rows: 7, inputDim: 21, outputDim: 37),
    ];

    private static PackedWeightsSnapshots Of(string name, int rows, int inputDim, int outputDim) => new(name, $$"""
        using System;
        using AttnGen;

        namespace Models
        {
            public static partial class PackedKernels
            {
                [Projection(rows: {{rows}}, inputDim: {{inputDim}}, outputDim: {{outputDim}})]
                public static partial void {{name}}(ReadOnlySpan<float> inputs, ReadOnlySpan<float> packedWeights, Span<float> outputs);
            }
        }
        """);
}
