using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A wrong call throws before anything is written, and the message says what would have been right.</summary>
public sealed class ArgumentTests
{
    private static readonly DeclaredKernel Kernel = DeclaredKernel.In(typeof(CallKernels))[nameof(CallKernels.EveryRole)];

    private static readonly Dictionary<string, (string Shape, int Length)> Inputs = new()
    {
        ["query"] = ("[batch 2, heads 2, queries 3, dim 4]", 48),
        ["key"] = ("[batch 2, heads 2, keys 5, dim 4]", 80),
        ["value"] = ("[batch 2, heads 2, keys 5, valueDim 6]", 120),
        ["mask"] = ("[batch 2, heads 2, queries 3, keys 5]", 60),
        ["bias"] = ("[batch 2, queries 3, keys 5]", 30),
        ["lengths"] = ("[batch 2]", 2),
    };

    private static readonly Dictionary<string, (string Shape, int Length)> Outputs = new()
    {
        ["output"] = ("[batch 2, heads 2, queries 3, valueDim 6]", 72),
        ["weights"] = ("[batch 2, heads 2, queries 3, keys 5]", 60),
        ["scores"] = ("[batch 2, heads 2, queries 3, keys 5]", 60),
        ["logSumExp"] = ("[batch 2, heads 2, queries 3]", 12),
    };

    public static TheoryData<string, int> WrongLengths
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach ((string role, (_, int length)) in Inputs.Concat(Outputs))
            {
                cases.Add(role, -1);
                cases.Add(role, 1);
                cases.Add(role, -length);
            }

            return cases;
        }
    }

    /// <summary>What is written and named first, the other span, whether the other lies behind it.</summary>
    public static TheoryData<string, string, bool> Overlaps
    {
        get
        {
            TheoryData<string, string, bool> cases = [];
            string[] written = [.. Outputs.Keys, "workspace"];
            for (int i = 0; i < written.Length; i++)
            {
                foreach (string other in Inputs.Keys.Concat(written[(i + 1)..]))
                {
                    cases.Add(written[i], other, true);
                    cases.Add(written[i], other, false);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void AdjacentSpansAreRight()
    {
        KernelData data = KernelData.Random(Kernel.Declaration, seed: 1);
        CallArguments arguments = new(Kernel, data, gap: 0);
        arguments.Call();
        Assert.Null(KernelComparison.Compare(data, arguments.Results, out _));
    }

    [Theory]
    [MemberData(nameof(WrongLengths))]
    public void AWrongLengthIsNamedWithTheShape(string role, int change)
    {
        (string shape, int length) = Inputs.TryGetValue(role, out (string, int) input) ? input : Outputs[role];
        CallArguments arguments = Arguments();
        arguments.Resize(role, change);
        ArgumentException exception = AssertThrowsAndWritesNothing<ArgumentException>(arguments);
        Assert.Equal(role, exception.ParamName);
        Assert.Equal($"{role} must have the shape {shape}, that is {length} elements, but its length is {length + change}. (Parameter '{role}')", exception.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-CallKernels.EveryRoleWorkspaceLength)]
    public void AShortWorkspaceIsNamedWithItsLength(int change)
    {
        const int Needed = CallKernels.EveryRoleWorkspaceLength;
        CallArguments arguments = Arguments();
        arguments.Resize("workspace", change);
        ArgumentException exception = AssertThrowsAndWritesNothing<ArgumentException>(arguments);
        Assert.Equal("workspace", exception.ParamName);
        Assert.Equal(
            $"workspace must have at least {Needed} elements, as the constant beside the method says, but its length is {Needed + change}. (Parameter 'workspace')",
            exception.Message);
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

    /// <summary>Far enough from each other for the longest span, the workspace, to be moved over any other's edge.</summary>
    private static CallArguments Arguments() =>
        new(Kernel, KernelData.Random(Kernel.Declaration, seed: 1), gap: sizeof(float) * CallKernels.EveryRoleWorkspaceLength);

    private static TException AssertThrowsAndWritesNothing<TException>(CallArguments arguments)
        where TException : Exception
    {
        byte[] before = arguments.Snapshot();
        TException exception = Assert.Throws<TException>(arguments.Call);
        Assert.Equal(before, arguments.Snapshot());
        return exception;
    }
}
