using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A call that several threads share gives the bits that one thread gives, whoever helps, and allocates nothing.</summary>
public sealed class ParallelTests
{
    private static readonly string[] Names =
    [
        nameof(ParallelKernels.Grouped), nameof(ParallelKernels.Causal), nameof(ParallelKernels.FewQueries), nameof(ParallelKernels.ShortRest),
        nameof(ParallelKernels.OneItem),
    ];

    public static TheoryData<string, int> NamesAndDegrees
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string name in Names)
            {
                foreach (int degree in new[] { 1, 2, 3, 50, -1 })
                {
                    cases.Add(name, degree);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndDegrees))]
    public void AnyNumberOfThreadsGivesTheBitsOfOne(string name, int degree)
    {
        DeclaredKernel parallel = DeclaredKernel.Of(typeof(ParallelKernels), name, degree: degree);
        DeclaredKernel single = DeclaredKernel.Of(typeof(ParallelKernels), name + "OfOneThread");
        KernelData data = MaskedInputs.Random(single.Declaration, seed: 17);
        uint[] expected = [.. single.Run(data).Bits];
        for (int call = 0; call < 20; call++)
        {
            Assert.Equal(expected, parallel.Run(data).Bits);
        }
    }

    [Fact]
    public void CallersShareThePool()
    {
        (DeclaredKernel Kernel, KernelData Data, uint[] Bits)[] kernels =
        [
            .. from name in new[] { nameof(ParallelKernels.Grouped), nameof(ParallelKernels.Causal), nameof(ParallelKernels.FewQueries) }
               from degree in new[] { 2, 3, 8 }
               let kernel = DeclaredKernel.Of(typeof(ParallelKernels), name, degree: degree)
               let data = MaskedInputs.Random(kernel.Declaration, seed: degree)
               select (kernel, data, kernel.Run(data).Bits.ToArray()),
        ];
        List<string>[] wrong = [.. Enumerable.Range(0, 6).Select(_ => new List<string>())];
        Thread[] callers = [.. wrong.Select((names, index) => new Thread(() =>
        {
            // Degrees change from call to call: requests that nobody served in one call meet the next.
            Random random = new(index);
            for (int call = 0; call < 60; call++)
            {
                (DeclaredKernel kernel, KernelData data, uint[] bits) = kernels[random.Next(kernels.Length)];
                if (!kernel.Run(data).Bits.SequenceEqual(bits))
                {
                    names.Add(kernel.ToString());
                }
            }
        }))];
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());
        Assert.All(wrong, Assert.Empty);
    }

    [Fact]
    public void AFullPoolDelaysNothing()
    {
        // Every thread of the pool waits for the end of the call, which therefore cannot wait for one of them.
        DeclaredKernel kernel = DeclaredKernel.Of(typeof(ParallelKernels), nameof(ParallelKernels.Grouped), degree: 4);
        KernelData data = MaskedInputs.Random(kernel.Declaration, seed: 3);
        uint[] expected = [.. kernel.Run(data).Bits];
        using ManualResetEventSlim end = new();
        ThreadPool.GetMinThreads(out int threads, out _);
        using CountdownEvent left = new(4 * threads);
        for (int i = 0; i < 4 * threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => { end.Wait(); left.Signal(); }, null);
        }

        Assert.Equal(expected, kernel.Run(data).Bits);
        Assert.Equal(expected, kernel.Run(data).Bits);
        end.Set();
        left.Wait();
        Assert.Equal(expected, kernel.Run(data).Bits);
    }

    [Fact]
    public void AnInterruptWaitsForTheHelpers()
    {
        int callers = 0, helpers = 0;
        bool isDone = false, isDoneAtReturn = false, isKept = false;
        Exception? escaped = null;
        Thread caller = new(() =>
        {
            int id = Environment.CurrentManagedThreadId;
            try
            {
                KernelThreads.Run(maxDegreeOfParallelism: 2, count: 2, grain: 1, (in KernelPointers _, nuint _, nuint _) => Share(Environment.CurrentManagedThreadId == id), default);
                isDoneAtReturn = Volatile.Read(ref isDone);
                Thread.Sleep(0);
            }
            catch (ThreadInterruptedException error) when (Volatile.Read(ref isDoneAtReturn))
            {
                isKept = error is not null;
            }
            catch (Exception error)
            {
                escaped = error;
            }
        });
        caller.Start();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref callers) > 0 && Volatile.Read(ref helpers) > 0, TimeSpan.FromSeconds(60)));
        while (caller.IsAlive)
        {
            caller.Interrupt();
            Thread.Sleep(1);
        }

        Assert.Null(escaped);
        Assert.True(isDoneAtReturn);
        Assert.True(isKept);

        // Each thread has one item; the helper's lasts longer.
        void Share(bool isCaller)
        {
            Interlocked.Increment(ref isCaller ? ref callers : ref helpers);
            while (Volatile.Read(ref callers) == 0 || Volatile.Read(ref helpers) == 0)
            {
                // Nothing that an interrupt could end.
                Thread.SpinWait(20);
            }

            if (!isCaller)
            {
                Thread.Sleep(200);
                Volatile.Write(ref isDone, true);
            }
        }
    }

    [Fact]
    public void ACallAllocatesNothing()
    {
        float[] query = new float[640], key = new float[96_000], value = new float[96_000], output = new float[640];
        AllocatedBytes.AssertNone(() => ParallelKernels.FewQueries(query, key, value, output, maxDegreeOfParallelism: 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    public void NoDegreeIsAnError(int degree)
    {
        float[] output = [.. Enumerable.Repeat(7f, 160)];
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ParallelKernels.OneItem(new float[160], new float[160], output, degree));
        Assert.Equal("maxDegreeOfParallelism", error.ParamName);
        Assert.StartsWith($"'maxDegreeOfParallelism' is {degree}, but it must be at least 1, or -1 for as many threads as there are processors.", error.Message, StringComparison.Ordinal);
        Assert.All(output, number => Assert.Equal(7f, number));
    }
}
