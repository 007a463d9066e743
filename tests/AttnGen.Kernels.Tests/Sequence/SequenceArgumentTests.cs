using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>A wrong call throws before anything is written, and the message says in the user's names what would have been right.</summary>
public sealed class SequenceArgumentTests
{
    private const byte Untouched = 0x5A;

    /// <summary>Every role of every kernel, with its shape.</summary>
    private static readonly Dictionary<(string Kernel, string Role), string> Shapes = new()
    {
        [(nameof(SequenceKernels.Dot), "query")] = "[batch 3, queries 20, queryDim 8]",
        [(nameof(SequenceKernels.Dot), "key")] = "[batch 3, keys 11, keyDim 8]",
        [(nameof(SequenceKernels.Dot), "gain")] = "[factor 1]",
        [(nameof(SequenceKernels.Dot), "mask")] = "[batch 3, queries 20, keys 11]",
        [(nameof(SequenceKernels.Dot), "lengths")] = "[batch 3]",
        [(nameof(SequenceKernels.Dot), "logSumExp")] = "[batch 3, queries 20]",
        [(nameof(SequenceKernels.GeneralFew), "scoreWeights")] = "[queryDim 6, keyDim 9]",
        [(nameof(SequenceKernels.GeneralFew), "mask")] = "[batch 3, keys 11]",
        [(nameof(SequenceKernels.GeneralAttentional), "value")] = "[batch 3, keys 11, valueDim 7]",
        [(nameof(SequenceKernels.GeneralAttentional), "attentionalWeights")] = "[valueDim + queryDim 13, attentionalDim 4]",
        [(nameof(SequenceKernels.GeneralAttentional), "attentional")] = "[batch 3, queries 9, attentionalDim 4]",
        [(nameof(SequenceKernels.GeneralAttentional), "output")] = "[batch 3, queries 9, valueDim 7]",
        [(nameof(SequenceKernels.GeneralProjected), "projectedKeys")] = "[batch 3, keys 11, queryDim 6]",
        [(nameof(SequenceKernels.ConcatProjected), "projectedKeys")] = "[batch 3, keys 11, units 18]",
        [(nameof(SequenceKernels.Additive), "queryWeights")] = "[queryDim 7, units 21]",
        [(nameof(SequenceKernels.Additive), "keyWeights")] = "[keyDim 5, units 21]",
        [(nameof(SequenceKernels.Additive), "scoreWeights")] = "[units 21]",
        [(nameof(SequenceKernels.Additive), "bias")] = "[units 21]",
        [(nameof(SequenceKernels.Everything), "gain")] = "[factor 1]",
        [(nameof(SequenceKernels.Everything), "scores")] = "[batch 3, queries 3, keys 11]",
        [(nameof(SequenceKernels.KerasDot), "key")] = "[batch 3, keys 11, dim 6]",
        [(nameof(SequenceKernels.KerasDot), "value")] = "[batch 3, keys 11, valueDim 4]",
        [(nameof(SequenceKernels.KerasDot), "scale")] = "[factor 1]",
        [(nameof(SequenceKernels.KerasDot), "queryMask")] = "[batch 3, queries 13]",
        [(nameof(SequenceKernels.KerasDot), "valueMask")] = "[batch 3, keys 11]",
        [(nameof(SequenceKernels.KerasCausal), "value")] = "[batch 3, keys 11, dim 5]",
        [(nameof(SequenceKernels.KerasConcat), "concatScoreWeight")] = "[factor 1]",
        [(nameof(SequenceKernels.KerasAdditive), "scale")] = "[dim 6]",
    };

    public static TheoryData<string, string, int> WrongLengths
    {
        get
        {
            TheoryData<string, string, int> cases = [];
            foreach ((string kernel, string role) in Shapes.Keys)
            {
                cases.Add(kernel, role, -1);
                cases.Add(kernel, role, 1);
            }

            return cases;
        }
    }

    /// <summary>The kernel, what is written and named first, the other span.</summary>
    public static TheoryData<string, string, string> Overlaps
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            foreach (DeclaredSequence kernel in DeclaredSequence.All.Values)
            {
                string[] written = [.. kernel.Written, .. kernel.Declaration.HasWorkspace ? ["workspace"] : Array.Empty<string>()];
                for (int i = 0; i < written.Length; i++)
                {
                    foreach (string other in kernel.Data().Inputs.Keys.Concat(written[(i + 1)..]))
                    {
                        cases.Add(kernel.Declaration.Name, written[i], other);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(WrongLengths))]
    public void AWrongLengthIsNamedWithTheShape(string name, string role, int change)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        int element = kernel.Declaration.ToRoles().Single(candidate => candidate.Name == role).Element == "bool" ? sizeof(bool) : sizeof(float);
        Dictionary<string, Memory<byte>> memory = Memory(kernel);
        int length = memory[role].Length / element;
        memory[role] = new byte[memory[role].Length + (change * element)];
        ArgumentException exception = AssertThrowsAndWritesNothing<ArgumentException>(kernel, memory);
        Assert.Equal(role, exception.ParamName);
        Assert.Equal(
            $"{role} must have the shape {Shapes[(name, role)]}, that is {length} elements, but its length is {length + change}. (Parameter '{role}')", exception.Message);
    }

    [Theory]
    [MemberData(nameof(Overlaps))]
    public void AnOverlapIsNamed(string name, string output, string other)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        Dictionary<string, Memory<byte>> memory = Memory(kernel);
        int first = memory[output].Length, second = memory[other].Length;

        // The last byte of one is the first of the other.
        Memory<byte> both = new byte[first + second - 1];
        memory[other].CopyTo(both[(first - 1)..]);
        (memory[output], memory[other]) = (both[..first], both[(first - 1)..]);
        ArgumentException exception = AssertThrowsAndWritesNothing<ArgumentException>(kernel, memory);
        Assert.Equal(output, exception.ParamName);
        Assert.StartsWith($"{output} overlaps {other} in memory.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(SequenceKernels.Dot), 0, -1)]
    [InlineData(nameof(SequenceKernels.GeneralProjected), 1, 12)]
    [InlineData(nameof(SequenceKernels.Additive), 2, int.MaxValue)]
    [InlineData(nameof(SequenceKernels.Everything), 1, int.MinValue)]
    public void ALengthOutsideTheKeysIsNamed(string name, int index, int length)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        Dictionary<string, Memory<byte>> memory = Memory(kernel);
        BitConverter.TryWriteBytes(memory["lengths"].Span[(sizeof(int) * index)..], length);
        ArgumentOutOfRangeException exception = AssertThrowsAndWritesNothing<ArgumentOutOfRangeException>(kernel, memory);
        Assert.Equal("lengths", exception.ParamName);
        Assert.StartsWith(
            $"lengths[{index}] is {length}, but a length counts valid keys and must lie in 0 … 11. (Parameter 'lengths')", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AShortWorkspaceIsNamed()
    {
        DeclaredSequence kernel = DeclaredSequence.All[nameof(SequenceKernels.Everything)];
        Dictionary<string, Memory<byte>> memory = Memory(kernel);
        memory["workspace"] = memory["workspace"][sizeof(float)..];
        Assert.Equal("workspace", AssertThrowsAndWritesNothing<ArgumentException>(kernel, memory).ParamName);
    }

    private static Dictionary<string, Memory<byte>> Memory(DeclaredSequence kernel)
    {
        SequenceData data = kernel.Data();
        Dictionary<string, Memory<byte>> memory = data.Inputs.ToDictionary(input => input.Key, input => (Memory<byte>)DeclaredSequence.AsBytes(input.Value).ToArray());
        foreach ((string role, ExpectedResult result) in data.Results)
        {
            memory[role] = Filled(sizeof(float) * result.Values.Length);
        }

        memory["workspace"] = Filled(sizeof(float) * kernel.WorkspaceLength);
        return memory;

        static byte[] Filled(int length)
        {
            byte[] bytes = new byte[length];
            Array.Fill(bytes, Untouched);
            return bytes;
        }
    }

    private static TException AssertThrowsAndWritesNothing<TException>(DeclaredSequence kernel, Dictionary<string, Memory<byte>> memory)
        where TException : Exception
    {
        Dictionary<string, byte[]> before = memory.ToDictionary(role => role.Key, role => role.Value.ToArray());
        TException exception = Assert.Throws<TException>(() => kernel.Call(role => memory[role]));
        Assert.All(before, role => Assert.Equal(role.Value, memory[role.Key].ToArray()));
        return exception;
    }
}
