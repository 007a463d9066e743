using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>What happens to codes between values and pixels: masks, and indices of bytes. Called by generated code; not meant for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CodeOutputs
{
    /// <summary>A false mask makes its value bad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hide(ReadOnlySpan<bool> mask, Span<short> codes)
    {
        codes = codes[..mask.Length];
        ref byte flag = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(mask));
        ref short code = ref MemoryMarshal.GetReference(codes);
        int i = 0;
        for (; i <= codes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            // Whatever is not 0 is true.
            Vector.Widen(Vector.LoadUnsafe(ref flag, (nuint)i), out Vector<ushort> flags0, out Vector<ushort> flags1);
            Hide(flags0, ref Unsafe.Add(ref code, i));
            Hide(flags1, ref Unsafe.Add(ref code, i + Vector<short>.Count));
        }

        for (; i < codes.Length; i++)
        {
            codes[i] = mask[i] ? codes[i] : CodeRules.Bad;
        }
    }

    /// <summary>Codes as bytes: under is 0, over N − 1.</summary>
    /// <param name="codes">−2 … N.</param>
    /// <param name="indices">As long.</param>
    /// <param name="entries">N, at most 256.</param>
    /// <param name="badIndex">What bad values get.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToBytes(ReadOnlySpan<short> codes, Span<byte> indices, int entries, byte badIndex)
    {
        indices = indices[..codes.Length];
        ref short code = ref MemoryMarshal.GetReference(codes);
        short last = (short)(entries - 1);
        int i = 0;
        for (; i <= codes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector<ushort> indices0 = ToIndices(Vector.LoadUnsafe(ref code, (nuint)i), last, badIndex);
            Vector<ushort> indices1 = ToIndices(Vector.LoadUnsafe(ref code, (nuint)(i + Vector<short>.Count)), last, badIndex);
            Vector.Narrow(indices0, indices1).StoreUnsafe(ref MemoryMarshal.GetReference(indices), (nuint)i);
        }

        for (; i < codes.Length; i++)
        {
            indices[i] = codes[i] == CodeRules.Bad ? badIndex : (byte)Math.Max(Math.Min(codes[i], last), (short)0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Hide(Vector<ushort> flags, ref short codes)
    {
        Vector<short> isHidden = Vector.AsVectorInt16(Vector.Equals(flags, Vector<ushort>.Zero));
        Vector.ConditionalSelect(isHidden, Vector.Create(CodeRules.Bad), Vector.LoadUnsafe(ref codes)).StoreUnsafe(ref codes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ushort> ToIndices(Vector<short> codes, short last, byte badIndex)
    {
        Vector<short> bounded = Vector.Max(Vector.Min(codes, Vector.Create(last)), Vector<short>.Zero);
        Vector<short> isBad = Vector.Equals(codes, Vector.Create(CodeRules.Bad));
        return Vector.AsVectorUInt16(Vector.ConditionalSelect(isBad, Vector.Create((short)badIndex), bounded));
    }
}
