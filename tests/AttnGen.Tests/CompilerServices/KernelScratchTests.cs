using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AttnGen.CompilerServices;

namespace AttnGen.Tests;

/// <summary>Scratch memory: aligned, large enough, and each thread's own.</summary>
public sealed class KernelScratchTests
{
    [Fact]
    public unsafe void AlignMovesToTheNextBoundaryAndNoFurther()
    {
        Span<float> memory = stackalloc float[64];
        for (int i = 0; i < 32; i++)
        {
            nuint start = (nuint)Unsafe.AsPointer(ref memory[i]), aligned = (nuint)Unsafe.AsPointer(ref KernelScratch.Align(ref memory[i]));
            Assert.Equal(0u, aligned % 64);
            Assert.InRange(aligned - start, (nuint)0, (nuint)(KernelScratch.AlignmentSlack * sizeof(float)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    [InlineData(10)]
    public unsafe void TheThreadsBufferIsAlignedAndAllOfItCanBeWritten(int length)
    {
        ref float scratch = ref KernelScratch.OfThread(length);
        Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref scratch) % 64);
        MemoryMarshal.CreateSpan(ref scratch, length).Fill(1f);
    }

    [Fact]
    public void TheSameThreadGetsTheSameBufferAgain()
    {
        ref float first = ref KernelScratch.OfThread(5000);
        Assert.True(Unsafe.AreSame(ref first, ref KernelScratch.OfThread(5000)));
        Assert.True(Unsafe.AreSame(ref first, ref KernelScratch.OfThread(1)));
    }

    [Fact]
    public unsafe void AnotherThreadGetsAnotherBuffer()
    {
        nuint own = (nuint)Unsafe.AsPointer(ref KernelScratch.OfThread(100)), other = own;
        Thread thread = new(() => other = (nuint)Unsafe.AsPointer(ref KernelScratch.OfThread(100)));
        thread.Start();
        thread.Join();
        Assert.NotEqual(own, other);
    }
}
