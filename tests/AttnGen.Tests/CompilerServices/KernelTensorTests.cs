using System.Numerics.Tensors;
using AttnGen.CompilerServices;

namespace AttnGen.Tests;

/// <summary>A tensor is the declared one, with or without axes of one, and dense; or the error names what is wrong.</summary>
public sealed class KernelTensorTests
{
    private static readonly float[] Elements = [.. Enumerable.Range(0, 64).Select(i => (float)i)];

    /// <summary>Lengths of the tensor, declared lengths, which axes may be absent, and whether they agree.</summary>
    public static TheoryData<nint[], int[], bool[], bool> Shapes => new()
    {
        { [2, 3, 4, 5], [2, 3, 4, 5], [false, false, false, false], true },
        { [1, 1, 4, 5], [1, 1, 4, 5], [true, true, false, false], true },
        { [4, 5], [1, 1, 4, 5], [true, true, false, false], true },
        { [3, 4, 5], [1, 3, 4, 5], [true, false, false, false], true },
        { [1, 4, 5], [1, 1, 4, 5], [true, true, false, false], true },
        { [2, 4, 5], [2, 4, 1, 5], [false, false, true, false], true },
        { [4, 5], [1, 1, 4, 5], [true, false, false, false], false },
        { [5, 4], [4, 5], [false, false], false },
        { [20], [4, 5], [false, false], false },
        { [1, 4, 5], [4, 5], [false, false], false },
        { [4, 5, 1], [4, 5], [false, false], false },
        { [1, 1, 1], [1, 1, 1], [true, true, false], true },
        { [1], [1, 1, 1], [true, true, false], true },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TheShapeIsTheDeclaredOne(nint[] lengths, int[] declared, bool[] mayBeAbsent, bool isRight)
    {
        float[] elements = new float[lengths.Aggregate((product, length) => product * length)];
        ArgumentException? input = Error(() => AssertIs(elements, KernelTensor.AsSpan(new ReadOnlyTensorSpan<float>(elements, lengths), declared, mayBeAbsent, "key", "[shape]")));
        ArgumentException? output = Error(() => AssertIs(elements, KernelTensor.AsSpan(new TensorSpan<float>(elements, lengths), declared, mayBeAbsent, "key", "[shape]")));
        string? message = isRight ? null : $"key must have the shape [shape], but the tensor's lengths are [{string.Join(", ", lengths)}]. (Parameter 'key')";
        Assert.Equal(message, input?.Message);
        Assert.Equal(message, output?.Message);
    }

    /// <summary>Strides of a tensor of [2, 3, 4], and whether its elements are dense and row-major.</summary>
    [Theory]
    [InlineData(12, 4, 1, true)]
    [InlineData(16, 4, 1, false)]
    [InlineData(15, 5, 1, false)]
    [InlineData(24, 8, 2, false)]
    [InlineData(4, 8, 1, false)]
    [InlineData(1, 2, 6, false)]
    [InlineData(0, 4, 1, false)]
    public void TheElementsAreDense(int first, int second, int third, bool isDense)
    {
        ArgumentException? error = Error(() => KernelTensor.AsSpan(
            new ReadOnlyTensorSpan<float>(Elements, [2, 3, 4], [first, second, third]), [2, 3, 4], [false, false, false], "key", "[shape]"));
        Assert.Equal(isDense, error is null);
        Assert.True(isDense || error!.Message.Contains($"[2, 3, 4] have the strides [{first}, {second}, {third}]", StringComparison.Ordinal), error?.Message);
    }

    [Fact]
    public void APartOfATensorIsDenseWhereItsElementsLieSideBySide()
    {
        Assert.Equal(Elements[12..24], KernelTensor.AsSpan(Whole()[1..2, .., ..], [1, 3, 4], [true, false, false], "key", ""));
        Assert.Equal(Elements[16..20], KernelTensor.AsSpan(Whole()[1..2, 1..2, ..], [1, 1, 4], [true, true, false], "key", ""));
        Assert.NotNull(Error(() => KernelTensor.AsSpan(Whole()[.., 1..2, ..], [2, 1, 4], [false, false, false], "key", "")));
        Assert.NotNull(Error(() => KernelTensor.AsSpan(Whole()[.., .., 0..2], [2, 3, 2], [false, false, false], "key", "")));

        static ReadOnlyTensorSpan<float> Whole() => new(Elements, [2, 3, 4]);
    }

    private static void AssertIs(float[] elements, ReadOnlySpan<float> span) => Assert.True(span == elements.AsSpan());

    private static ArgumentException? Error(Action action) => Record.Exception(action) is { } error ? Assert.IsType<ArgumentException>(error) : null;
}
