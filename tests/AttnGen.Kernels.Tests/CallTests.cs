using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Calls allocate nothing and do not disturb each other.</summary>
public sealed class CallTests
{
    private static readonly KernelData Small = KernelData.Random(
        new("Small", 20, 40, 8) { Batch = 2, Heads = 2, ValueDim = 6, HasWeights = true, Lengths = [40, 33] }, seed: 8);

    private static readonly KernelData Few = KernelData.Random(
        new("Few", 3, 40, 24) { Batch = 2, Heads = 2, ValueDim = 6, HasWeights = true, Lengths = [40, 33] }, seed: 9);

    /// <summary>Its scratch is too large for the stack.</summary>
    private static readonly KernelData Large = KernelData.Random(new("Large", 64, 300, 64) { Heads = 2 }, seed: 10);

    [Fact]
    public void CallsAllocateNothing()
    {
        float[] results = Results();
        AllocatedBytes.AssertNone(() => Run(results));
    }

    [Fact]
    public void ThreadsGiveTheSameBits()
    {
        const int Threads = 8, Calls = 50;
        float[] expected = Results();
        Run(expected);
        bool[] isEqual = new bool[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            float[] results = Results();
            isEqual[index] = true;
            for (int call = 0; call < Calls; call++)
            {
                results.AsSpan().Clear();
                Run(results);
                isEqual[index] &= expected.AsSpan().SequenceEqual(results);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(isEqual, Assert.True);
    }

    private static float[] Results() =>
        new float[Small.Output.Length + Small.Weights.Length + Few.Output.Length + Few.Weights.Length + Large.Output.Length];

    /// <summary>Kernels of all kinds in turn, into one array.</summary>
    private static void Run(float[] results)
    {
        Span<float> rest = results;
        TestKernels.BlockedLarger(Small.Query, Small.Key, Small.Value, Small.Declaration.Lengths, Take(ref rest, Small.Output.Length), Take(ref rest, Small.Weights.Length));
        TestKernels.FewQueries(Few.Query, Few.Key, Few.Value, Few.Declaration.Lengths, Take(ref rest, Few.Output.Length), Take(ref rest, Few.Weights.Length));
        TestKernels.ThreadScratch(Large.Query, Large.Key, Large.Value, rest);
    }

    private static Span<float> Take(ref Span<float> rest, int length)
    {
        Span<float> taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
