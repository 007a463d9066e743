using System.Runtime.InteropServices;
using AttnGen.CompilerServices;

namespace AttnGen.Tests;

/// <summary>The checks at the head of every kernel.</summary>
public sealed class KernelGuardTests
{
    /// <summary>Two spans of one buffer, and whether they share an element.</summary>
    [Theory]
    [InlineData(0, 10, 10, 10, false)]
    [InlineData(10, 10, 0, 10, false)]
    [InlineData(0, 10, 9, 10, true)]
    [InlineData(9, 10, 0, 10, true)]
    [InlineData(5, 10, 5, 10, true)]
    [InlineData(0, 20, 7, 1, true)]
    [InlineData(7, 1, 0, 20, true)]
    [InlineData(0, 1, 1, 1, false)]
    [InlineData(0, 10, 30, 5, false)]
    [InlineData(30, 5, 0, 10, false)]
    public void SpansOverlapWhereTheyShareAnElement(int firstStart, int firstLength, int secondStart, int secondLength, bool isOverlap)
    {
        float[] buffer = new float[40];
        ArgumentException? exception = Record(() => KernelGuard.IsApart<float, float>(
            buffer.AsSpan(firstStart, firstLength), buffer.AsSpan(secondStart, secondLength), "output", "query"));
        Assert.Equal(isOverlap, exception is not null);
        Assert.Equal(isOverlap ? "output" : null, exception?.ParamName);
    }

    /// <summary>Elements of different sizes are compared by bytes.</summary>
    [Theory]
    [InlineData(7, 1, true)]
    [InlineData(8, 1, false)]
    [InlineData(0, 8, true)]
    public void SpansOfOtherElementsAreComparedByBytes(int start, int length, bool isOverlap)
    {
        double[] buffer = new double[8];
        Span<float> floats = MemoryMarshal.Cast<double, float>(buffer.AsSpan(0, 4));
        ReadOnlySpan<float> all = MemoryMarshal.Cast<double, float>(buffer);
        Assert.Equal(8, floats.Length);
        bool isThrown = false;
        try
        {
            KernelGuard.IsApart<float, byte>(floats, MemoryMarshal.AsBytes(all.Slice(start, length)), "output", "mask");
        }
        catch (ArgumentException)
        {
            isThrown = true;
        }

        Assert.Equal(isOverlap, isThrown);
    }

    [Fact]
    public void SeparateArraysAreApart() => KernelGuard.IsApart<float, float>(new float[100], new float[100], "output", "query");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    public void TheRightLengthPasses(int actual, int expected) => KernelGuard.HasLength(actual, expected, "query", "[dim 5]");

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(0)]
    public void AnotherLengthIsNamed(int actual)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => KernelGuard.HasLength(actual, 5, "query", "[dim 5]"));
        Assert.Equal($"query must have the shape [dim 5], that is 5 elements, but its length is {actual}. (Parameter 'query')", exception.Message);
    }

    [Fact]
    public void LengthsWithinTheKeysPass() => KernelGuard.AreLengths([0, 3, 7], 7, "lengths");

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void ALengthOutsideTheKeysIsNamed(int length)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => KernelGuard.AreLengths([7, length], 7, "lengths"));
        Assert.Equal("lengths", exception.ParamName);
        Assert.Equal(length, exception.ActualValue);
    }

    private static ArgumentException? Record(Action action) => Xunit.Record.Exception(action) as ArgumentException;
}
