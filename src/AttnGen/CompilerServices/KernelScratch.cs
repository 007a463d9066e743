using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// Scratch memory of generated kernels, aligned to 64 bytes. Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelScratch
{
    /// <summary>Floats that a caller of <see cref="Align"/> reserves beyond what it needs.</summary>
    public const int AlignmentSlack = 15;

    /// <summary>Pinned, so that the alignment found once holds for the buffer's life.</summary>
    [ThreadStatic]
    private static float[]? t_buffer;

    /// <summary>
    /// The calling thread's own buffer of at least <paramref name="length"/> floats, with unspecified content. It is made at a thread's
    /// first call and grows to the largest kernel that the thread runs; a kernel calls no other kernel, so one is enough.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float OfThread(int length)
    {
        float[]? buffer = t_buffer;
        if (buffer is null || buffer.Length < length + AlignmentSlack)
        {
            buffer = Grow(length);
        }

        return ref Align(ref MemoryMarshal.GetArrayDataReference(buffer));
    }

    /// <summary>The first float at or after <paramref name="start"/> on a 64-byte boundary: at most 15 floats further.</summary>
    /// <param name="start">Start of memory that does not move: on the stack, or pinned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref float Align(ref float start)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref start);
        return ref Unsafe.AddByteOffset(ref start, (0 - address) & 63);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float[] Grow(int length) => t_buffer = GC.AllocateUninitializedArray<float>(length + AlignmentSlack, pinned: true);
}
