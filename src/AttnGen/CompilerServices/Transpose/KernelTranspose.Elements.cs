using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <content>Where an element comes from and what becomes of it, one lane to sixteen at a time.</content>
public static partial class KernelTranspose
{
    /// <summary>Elements of the source by their offset; <c>column</c> is that of the first.</summary>
    private interface ISource
    {
        float At(nuint offset, nuint column);

        Vector128<float> At128(nuint offset, nuint column);

        Vector256<float> At256(nuint offset, nuint column);

        Vector512<float> At512(nuint offset, nuint column);
    }

    /// <summary>Elements of the destination by their offset.</summary>
    private interface IDestination
    {
        /// <summary>Whether an element may be put twice.</summary>
        static abstract bool IsRepeatable { get; }

        void Put(nuint offset, float element);

        void Put(nuint offset, Vector128<float> elements);

        void Put(nuint offset, Vector256<float> elements);

        void Put(nuint offset, Vector512<float> elements);
    }

    /// <summary>Floats times one factor.</summary>
    private readonly ref struct ScaledFloats(ref float source, float factor) : ISource
    {
        private readonly ref float _source = ref source;
        private readonly float _factor = factor;

        public float At(nuint offset, nuint column) => Unsafe.Add(ref _source, offset) * _factor;

        public Vector128<float> At128(nuint offset, nuint column) => Vector128.LoadUnsafe(ref _source, offset) * Vector128.Create(_factor);

        public Vector256<float> At256(nuint offset, nuint column) => Vector256.LoadUnsafe(ref _source, offset) * Vector256.Create(_factor);

        public Vector512<float> At512(nuint offset, nuint column) => Vector512.LoadUnsafe(ref _source, offset) * Vector512.Create(_factor);
    }

    /// <summary>Floats times the factor of their column.</summary>
    private readonly ref struct Weights(ref float source, ref float factors) : ISource
    {
        private readonly ref float _source = ref source;
        private readonly ref float _factors = ref factors;

        public float At(nuint offset, nuint column) => Unsafe.Add(ref _source, offset) * Unsafe.Add(ref _factors, column);

        public Vector128<float> At128(nuint offset, nuint column) => Vector128.LoadUnsafe(ref _source, offset) * Vector128.LoadUnsafe(ref _factors, column);

        public Vector256<float> At256(nuint offset, nuint column) => Vector256.LoadUnsafe(ref _source, offset) * Vector256.LoadUnsafe(ref _factors, column);

        public Vector512<float> At512(nuint offset, nuint column) => Vector512.LoadUnsafe(ref _source, offset) * Vector512.LoadUnsafe(ref _factors, column);
    }

    /// <summary>Floats times the factor of their column, marked ones 0.</summary>
    private readonly ref struct UnmarkedWeights(ref float source, ref float factors) : ISource
    {
        private readonly ref float _source = ref source;
        private readonly ref float _factors = ref factors;

        public float At(nuint offset, nuint column) => Unmarked(Unsafe.Add(ref _source, offset), Unsafe.Add(ref _factors, column));

        public Vector128<float> At128(nuint offset, nuint column) =>
            Unmarked(Vector128.LoadUnsafe(ref _source, offset), Vector128.LoadUnsafe(ref _factors, column));

        public Vector256<float> At256(nuint offset, nuint column) =>
            Unmarked(Vector256.LoadUnsafe(ref _source, offset), Vector256.LoadUnsafe(ref _factors, column));

        public Vector512<float> At512(nuint offset, nuint column) =>
            Unmarked(Vector512.LoadUnsafe(ref _source, offset), Vector512.LoadUnsafe(ref _factors, column));
    }

    /// <summary>Booleans as lanes of all ones (true) or zeros, whatever the byte of a true.</summary>
    private readonly ref struct Booleans(ref byte source) : ISource
    {
        private readonly ref byte _source = ref source;

        public float At(nuint offset, nuint column) => BooleanLanes.At(ref _source, offset);

        public Vector128<float> At128(nuint offset, nuint column) => BooleanLanes.At128(ref _source, offset);

        public Vector256<float> At256(nuint offset, nuint column) => BooleanLanes.At256(ref _source, offset);

        public Vector512<float> At512(nuint offset, nuint column) => BooleanLanes.At512(ref _source, offset);
    }

    /// <summary>Puts an element in its place.</summary>
    private readonly ref struct Overwriting(ref float destination) : IDestination
    {
        private readonly ref float _destination = ref destination;

        public static bool IsRepeatable => true;

        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = element;

        public void Put(nuint offset, Vector128<float> elements) =>
            elements.StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector256<float> elements) =>
            elements.StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector512<float> elements) =>
            elements.StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Adds an element to what is there.</summary>
    private readonly ref struct Adding(ref float destination) : IDestination
    {
        private readonly ref float _destination = ref destination;

        public static bool IsRepeatable => false;

        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = Unsafe.Add(ref _destination, offset) + element;

        public void Put(nuint offset, Vector128<float> elements) =>
            (Vector128.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector256<float> elements) =>
            (Vector256.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector512<float> elements) =>
            (Vector512.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Adds a bias to a logit; −∞ stays alone, so that a NaN of a masked slot ends here.</summary>
    private readonly ref struct AddingBias(ref float destination) : IDestination
    {
        private readonly ref float _destination = ref destination;

        public static bool IsRepeatable => false;

        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = float.IsNegativeInfinity(element) ? element : Unsafe.Add(ref _destination, offset) + element;

        public void Put(nuint offset, Vector128<float> elements) =>
            Vector128.ConditionalSelect(Vector128.Equals(elements, Vector128.Create(float.NegativeInfinity)), elements, Vector128.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector256<float> elements) =>
            Vector256.ConditionalSelect(Vector256.Equals(elements, Vector256.Create(float.NegativeInfinity)), elements, Vector256.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector512<float> elements) =>
            Vector512.ConditionalSelect(Vector512.Equals(elements, Vector512.Create(float.NegativeInfinity)), elements, Vector512.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Fills slots whose bias is −∞.</summary>
    private readonly ref struct FillingByBias(ref float destination, float fill) : IDestination
    {
        private readonly ref float _destination = ref destination;
        private readonly float _fill = fill;

        public static bool IsRepeatable => true;

        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = float.IsNegativeInfinity(element) ? _fill : Unsafe.Add(ref _destination, offset);

        public void Put(nuint offset, Vector128<float> elements) =>
            Vector128.ConditionalSelect(Vector128.Equals(elements, Vector128.Create(float.NegativeInfinity)), Vector128.Create(_fill), Vector128.LoadUnsafe(ref _destination, offset)).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector256<float> elements) =>
            Vector256.ConditionalSelect(Vector256.Equals(elements, Vector256.Create(float.NegativeInfinity)), Vector256.Create(_fill), Vector256.LoadUnsafe(ref _destination, offset)).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector512<float> elements) =>
            Vector512.ConditionalSelect(Vector512.Equals(elements, Vector512.Create(float.NegativeInfinity)), Vector512.Create(_fill), Vector512.LoadUnsafe(ref _destination, offset)).StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Fills slots whose mask is false.</summary>
    private readonly ref struct FillingByMask(ref float destination, float fill) : IDestination
    {
        private readonly ref float _destination = ref destination;
        private readonly float _fill = fill;

        public static bool IsRepeatable => true;

        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = BitConverter.SingleToUInt32Bits(element) == 0 ? _fill : Unsafe.Add(ref _destination, offset);

        public void Put(nuint offset, Vector128<float> elements) =>
            Vector128.ConditionalSelect(elements, Vector128.LoadUnsafe(ref _destination, offset), Vector128.Create(_fill)).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector256<float> elements) =>
            Vector256.ConditionalSelect(elements, Vector256.LoadUnsafe(ref _destination, offset), Vector256.Create(_fill)).StoreUnsafe(ref _destination, offset);

        public void Put(nuint offset, Vector512<float> elements) =>
            Vector512.ConditionalSelect(elements, Vector512.LoadUnsafe(ref _destination, offset), Vector512.Create(_fill)).StoreUnsafe(ref _destination, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Unmarked(float weight, float factor) =>
        BitConverter.SingleToUInt32Bits(weight) == Marked ? 0f : weight * factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Unmarked(Vector128<float> weights, Vector128<float> factors) =>
        Vector128.AndNot(weights * factors, Vector128.Equals(weights.AsUInt32(), Vector128.Create(Marked)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Unmarked(Vector256<float> weights, Vector256<float> factors) =>
        Vector256.AndNot(weights * factors, Vector256.Equals(weights.AsUInt32(), Vector256.Create(Marked)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Unmarked(Vector512<float> weights, Vector512<float> factors) =>
        Vector512.AndNot(weights * factors, Vector512.Equals(weights.AsUInt32(), Vector512.Create(Marked)).AsSingle());
}
