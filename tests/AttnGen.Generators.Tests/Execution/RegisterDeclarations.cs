using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Declarations whose machine code is read: the shapes that are measured, and others whose tiles come out differently. Tiles follow from
/// the shape, so that one shape's code says little about the next one's.
/// </summary>
internal static class RegisterDeclarations
{
    /// <summary>All of them; a declaration's name says its shape, heads first.</summary>
    public static IReadOnlyList<IKernelDeclaration> All { get; } =
    [
        Square(1, 16, 64), Square(8, 24, 64), Square(4, 32, 32), Square(16, 64, 128), Square(12, 128, 64), Square(12, 197, 64), Square(12, 512, 64),
        Square(4, 512, 32),
        Square(12, 1024, 64) with { Name = "Causal", Causal = true },
        .. new[] { 40, 72, 20, 8, 7 }.Select(valueDim => Square(4, 64, 64) with { Name = $"ValueDim{valueDim}", ValueDim = valueDim }),
        Square(12, 128, 64) with { Name = "SequenceFirst", Layout = AttentionLayout.SequenceFirst },
        Square(12, 128, 64) with { Name = "Weights", HasWeights = true },
        Square(12, 128, 64) with { Name = "Lengths", Batch = 2, Lengths = [128, 100] },
        .. new[] { 64, 512 }.SelectMany(dim => new[] { 1, 2, 4 }.Select(queries =>
            new KernelDeclaration($"Few{queries}x512x{dim}", queries, 512, dim) { Heads = 2 })),
        new SequenceDeclaration("General", SequenceScore.LuongGeneral, 50, 60, 256, 512) { HasWeights = true },
        new SequenceDeclaration("GeneralStep", SequenceScore.LuongGeneral, 1, 50, 256, 512)
        {
            HasAttentional = true, AttentionalDim = 256, HasWeights = true,
        },
        new SequenceDeclaration("Bahdanau", SequenceScore.Bahdanau, 20, 50, 256, 512) { Units = 128, HasWeights = true },
        new SequenceDeclaration("BahdanauStep", SequenceScore.Bahdanau, 1, 50, 256, 512) { Units = 128, HasProjectedKeys = true },
        new ProjectionDeclaration("ProjectionRow", 1, 512, 256) { HasBias = true },
        new ProjectionDeclaration("ProjectionRows", 3, 20, 10) { HasBias = true, Activation = Activation.Tanh },
        new ProjectionDeclaration("ProjectionStrip", 50, 512, 128),
        new RecurrentDeclaration("Gru", 50, 128, 256) { HasBias = true },
        new RecurrentDeclaration("GruAfter", 30, 5, 17) { Batch = 3, ResetAfter = true, HasBias = true, HasRecurrentBias = true },
        new RecurrentDeclaration("GruBidirectional", 50, 128, 256) { IsBidirectional = true },
    ];

    private static KernelDeclaration Square(int heads, int length, int dim) =>
        new($"Square{heads}x{length}x{length}x{dim}", length, length, dim) { Heads = heads };
}
