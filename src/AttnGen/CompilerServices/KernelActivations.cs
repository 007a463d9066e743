using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AttnGen.Numerics;

namespace AttnGen.CompilerServices;

/// <summary>
/// The functions that follow a product, applied to numbers side by side. An element's bits do not depend on the vector width.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelActivations
{
    /// <summary>values = tanh(values).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tanh(ref float values, nuint count) => Apply<TanhFunction>(ref values, count);

    /// <summary>values = 1 / (1 + e^−values).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sigmoid(ref float values, nuint count) => Apply<SigmoidFunction>(ref values, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TFunction>(ref float values, nuint count)
        where TFunction : IFunction
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= count; i += 16)
            {
                TFunction.Of(Vector512.LoadUnsafe(ref values, i)).StoreUnsafe(ref values, i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                TFunction.Of(Vector256.LoadUnsafe(ref values, i)).StoreUnsafe(ref values, i);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
            {
                TFunction.Of(Vector128.LoadUnsafe(ref values, i)).StoreUnsafe(ref values, i);
            }
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref values, i) = TFunction.Of(Unsafe.Add(ref values, i));
        }
    }

    private interface IFunction
    {
        static abstract Vector512<float> Of(Vector512<float> x);

        static abstract Vector256<float> Of(Vector256<float> x);

        static abstract Vector128<float> Of(Vector128<float> x);

        static abstract float Of(float x);
    }

    private readonly struct TanhFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => VectorTanh.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => VectorTanh.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> Of(Vector128<float> x) => VectorTanh.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Of(float x) => VectorTanh.Tanh(x);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => VectorSigmoid.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => VectorSigmoid.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> Of(Vector128<float> x) => VectorSigmoid.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Of(float x) => VectorSigmoid.Sigmoid(x);
    }
}
