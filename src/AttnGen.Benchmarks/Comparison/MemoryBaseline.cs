using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>One plain pass over memory with the widest vectors of the process: what a kernel that is bound by memory is measured by.</summary>
internal sealed class MemoryBaseline(string name, Action run) : Case(name)
{
    private static float s_sum;

    /// <summary>Reads keys and values once.</summary>
    public static MemoryBaseline Read(AttentionProblem problem, AlignedMemory key, AlignedMemory value) => new($"{problem.Name}, read of keys and values", () =>
    {
        s_sum = Sum(key.Span);
        if (!problem.AreKeysValues)
        {
            s_sum += Sum(value.Span);
        }
    });

    /// <summary>Writes as many floats as the weights.</summary>
    public static MemoryBaseline Store(AttentionProblem problem, AlignedMemory weights) =>
        new($"{problem.Name}, store of the weights", () => Fill(weights.Span));

    public override void Run() => run();

    private static float Sum(ReadOnlySpan<float> floats) => Vector512.IsHardwareAccelerated ? Sum512(floats) : Sum256(floats);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum512(ReadOnlySpan<float> floats)
    {
        ref float start = ref MemoryMarshal.GetReference(floats);
        Vector512<float> a = default, b = default, c = default, d = default;
        for (nuint i = 0; i + 64 <= (nuint)floats.Length; i += 64)
        {
            a += Vector512.LoadUnsafe(ref start, i);
            b += Vector512.LoadUnsafe(ref start, i + 16);
            c += Vector512.LoadUnsafe(ref start, i + 32);
            d += Vector512.LoadUnsafe(ref start, i + 48);
        }

        return Vector512.Sum(a + b + c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum256(ReadOnlySpan<float> floats)
    {
        ref float start = ref MemoryMarshal.GetReference(floats);
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nuint i = 0; i + 64 <= (nuint)floats.Length; i += 64)
        {
            a += Vector256.LoadUnsafe(ref start, i);
            b += Vector256.LoadUnsafe(ref start, i + 8);
            c += Vector256.LoadUnsafe(ref start, i + 16);
            d += Vector256.LoadUnsafe(ref start, i + 24);
            e += Vector256.LoadUnsafe(ref start, i + 32);
            f += Vector256.LoadUnsafe(ref start, i + 40);
            g += Vector256.LoadUnsafe(ref start, i + 48);
            h += Vector256.LoadUnsafe(ref start, i + 56);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Span<float> floats)
    {
        ref float start = ref MemoryMarshal.GetReference(floats);
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= (nuint)floats.Length; i += 16)
            {
                Vector512.StoreUnsafe(Vector512<float>.One, ref start, i);
            }
        }

        for (; i + 8 <= (nuint)floats.Length; i += 8)
        {
            Vector256.StoreUnsafe(Vector256<float>.One, ref start, i);
        }

        for (; i < (nuint)floats.Length; i++)
        {
            Unsafe.Add(ref start, i) = 1;
        }
    }
}
