using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>Booleans as lanes of floats: all ones where true, zeros where false. Any byte but 0 is true.</summary>
internal static class BooleanLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(ref byte booleans, nuint offset) =>
        BitConverter.UInt32BitsToSingle(Unsafe.Add(ref booleans, offset) == 0 ? 0u : uint.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> At128(ref byte booleans, nuint offset)
    {
        uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref booleans, offset));
        Vector128<uint> lanes = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(four).AsByte()));
        return (~Vector128.Equals(lanes, Vector128<uint>.Zero)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> At256(ref byte booleans, nuint offset)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(At128(ref booleans, offset), At128(ref booleans, offset + 4));
        }

        ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref booleans, offset));
        Vector256<int> lanes = Avx2.ConvertToVector256Int32(Vector128.CreateScalar(eight).AsByte());
        return (~Vector256.Equals(lanes, Vector256<int>.Zero)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> At512(ref byte booleans, nuint offset)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(At256(ref booleans, offset), At256(ref booleans, offset + 8));
        }

        Vector512<int> lanes = Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref booleans, offset));
        return (~Vector512.Equals(lanes, Vector512<int>.Zero)).AsSingle();
    }
}
