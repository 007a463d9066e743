using AttnGen.Kernels.Tests.Onnx;
using AttnGen.Kernels.Tests.Presets;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Kernels of every option, called on the same inputs by any number of threads at once, give the same bits.</summary>
public sealed class ThreadTests
{
    private const int Rounds = 5;

    private static readonly (DeclaredKernel Kernel, KernelData Data, uint[] Bits)[] Expected =
    [
        .. from type in new[] { typeof(OnnxKernels), typeof(PresetKernels) }
           from method in type.GetMethods()
           where method.IsDefined(typeof(AttentionAttribute), false)
           let hasLengths = method.GetParameters().Any(parameter => parameter.Name == "lengths")
           let kernel = DeclaredKernel.Of(type, method.Name, hasLengths ? [5, 16] : null)
           let data = MaskedInputs.Random(kernel.Declaration, seed: 31)
           select (kernel, data, kernel.Run(data).Bits.ToArray()),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void ThreadsGiveTheSameBits(int count)
    {
        List<string>[] wrong = [.. Enumerable.Range(0, count).Select(_ => new List<string>())];
        using Barrier start = new(count);
        Thread[] threads = [.. wrong.Select((names, index) => new Thread(() =>
        {
            // Each thread in an order of its own: different kernels meet, and follow each other in a thread's scratch.
            (DeclaredKernel Kernel, KernelData Data, uint[] Bits)[] order = [.. Enumerable.Repeat(Expected, Rounds).SelectMany(kernels => kernels)];
            new Random(index).Shuffle(order);
            start.SignalAndWait();
            foreach ((DeclaredKernel kernel, KernelData data, uint[] bits) in order)
            {
                if (!kernel.Run(data).Bits.SequenceEqual(bits))
                {
                    names.Add(kernel.ToString());
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(wrong, Assert.Empty);
    }
}
