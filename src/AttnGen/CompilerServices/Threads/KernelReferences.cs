using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AttnGen.CompilerServices;

/// <summary>The first elements of a kernel's spans, on their way to several threads. Called by generated code; not meant for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct KernelReferences
{
    /// <summary>How many there are at most.</summary>
    public const int Most = 16;

    /// <summary>A span's first element each; the rest stays unset.</summary>
    public ref byte R0, R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14, R15;
}

/// <summary>The same while nothing moves them. Called by generated code; not meant for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InlineArray(KernelReferences.Most)]
public struct KernelPointers
{
    private nint _first;

    /// <summary>A span's first element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe ref T At<T>(int index)
        where T : unmanaged => ref Unsafe.AsRef<T>((void*)Unsafe.Add(ref Unsafe.AsRef(in _first), index));
}
