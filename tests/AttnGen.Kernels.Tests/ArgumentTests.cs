using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A wrong call throws before anything is written, and the message says what would have been right.</summary>
public sealed class ArgumentTests
{
    private static readonly KernelDeclaration Declaration = new(nameof(TestKernels.Blocked), 3, 5, 4)
    {
        Batch = 2, Heads = 2, ValueDim = 6, HasWeights = true, Lengths = [4, 5],
    };

    private static readonly Dictionary<string, (string Shape, int Length)> Shapes = new()
    {
        ["query"] = ("[batch 2, heads 2, queries 3, dim 4]", 48),
        ["key"] = ("[batch 2, heads 2, keys 5, dim 4]", 80),
        ["value"] = ("[batch 2, heads 2, keys 5, valueDim 6]", 120),
        ["lengths"] = ("[batch 2]", 2),
        ["output"] = ("[batch 2, heads 2, queries 3, valueDim 6]", 72),
        ["weights"] = ("[batch 2, heads 2, queries 3, keys 5]", 60),
    };

    public static TheoryData<string, int> WrongLengths
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach ((string role, (_, int length)) in Shapes)
            {
                cases.Add(role, -1);
                cases.Add(role, 1);
                cases.Add(role, -length);
            }

            return cases;
        }
    }

    /// <summary>The output that is named first, the other span, whether the other lies behind it.</summary>
    public static TheoryData<string, string, bool> Overlaps
    {
        get
        {
            TheoryData<string, string, bool> cases = [];
            foreach ((string output, string other) in Shapes.Keys.Except(["output", "weights"]).SelectMany(input => new[] { ("output", input), ("weights", input) })
                .Append(("output", "weights")))
            {
                cases.Add(output, other, true);
                cases.Add(output, other, false);
            }

            return cases;
        }
    }

    [Fact]
    public void AdjacentSpansAreRight()
    {
        KernelData data = KernelData.Random(Declaration, seed: 1);
        CallArguments arguments = new(data, gap: 0);
        arguments.Call(TestKernels.Blocked);
        Assert.Null(KernelComparison.Compare(data, new() { Output = arguments["output"], Weights = arguments["weights"] }, out _));
    }

    [Theory]
    [MemberData(nameof(WrongLengths))]
    public void AWrongLengthIsNamedWithTheShape(string role, int change)
    {
        (string shape, int length) = Shapes[role];
        CallArguments arguments = Arguments();
        arguments.Resize(role, change);
        ArgumentException exception = AssertThrowsAndWritesNothing<ArgumentException>(arguments);
        Assert.Equal(role, exception.ParamName);
        Assert.Equal($"{role} must have the shape {shape}, that is {length} elements, but its length is {length + change}. (Parameter '{role}')", exception.Message);
    }

    [Theory]
    [MemberData(nameof(Overlaps))]
    public void AnOverlapIsNamed(string output, string other, bool isAfter)
    {
        CallArguments arguments = Arguments();
        arguments.Overlap(output, other, isAfter);
        ArgumentException exception = AssertThrowsAndWritesNothing<ArgumentException>(arguments);
        Assert.Equal(output, exception.ParamName);
        Assert.Equal(
            $"{output} overlaps {other} in memory. An output must not share memory with any other span of the call; pass separate buffers. (Parameter '{output}')",
            exception.Message);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(1, 6)]
    [InlineData(1, int.MaxValue)]
    [InlineData(0, int.MinValue)]
    public void ALengthOutsideTheKeysIsNamed(int index, int length)
    {
        CallArguments arguments = Arguments();
        arguments.Lengths[index] = length;
        ArgumentOutOfRangeException exception = AssertThrowsAndWritesNothing<ArgumentOutOfRangeException>(arguments);
        Assert.Equal("lengths", exception.ParamName);
        Assert.Equal(length, exception.ActualValue);
        Assert.StartsWith($"lengths[{index}] is {length}, but a length counts valid keys and must lie in 0 … 5. (Parameter 'lengths')", exception.Message, StringComparison.Ordinal);
    }

    private static CallArguments Arguments() => new(KernelData.Random(Declaration, seed: 1), gap: 200);

    private static TException AssertThrowsAndWritesNothing<TException>(CallArguments arguments)
        where TException : Exception
    {
        float[] before = arguments.Snapshot();
        TException exception = Assert.Throws<TException>(() => arguments.Call(TestKernels.Blocked));
        Assert.Equal(before.Select(BitConverter.SingleToUInt32Bits), arguments.Snapshot().Select(BitConverter.SingleToUInt32Bits));
        return exception;
    }
}
