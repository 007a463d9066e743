using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <content>Where an element comes from and what becomes of it, one lane to sixteen at a time.</content>
public static partial class KernelTranspose
{
    /// <summary>Elements of the source by their offset from a place that moves along with the blocks, which keeps addresses short.</summary>
    private interface ISource<TSelf>
        where TSelf : struct, ISource<TSelf>, allows ref struct
    {
        /// <summary>The same source from another place on, with the factors from another column on.</summary>
        TSelf From(nuint offset, nuint column);

        float At(nuint offset);

        Vector128<float> At128(nuint offset);

        Vector256<float> At256(nuint offset);

        Vector512<float> At512(nuint offset);
    }

    /// <summary>Elements of the destination by their offset from such a place.</summary>
    private interface IDestination<TSelf>
        where TSelf : struct, IDestination<TSelf>, allows ref struct
    {
        /// <summary>Whether an element may be put twice.</summary>
        static abstract bool IsRepeatable { get; }

        /// <summary>The place itself.</summary>
        ref float Start { get; }

        /// <summary>The same destination from another place on.</summary>
        TSelf From(nuint offset);

        void Put(nuint offset, float element);

        void Put(nuint offset, Vector128<float> elements);

        void Put(nuint offset, Vector256<float> elements);

        void Put(nuint offset, Vector512<float> elements);
    }

    /// <summary>Floats times one factor.</summary>
    private readonly ref struct ScaledFloats(ref float source, float factor) : ISource<ScaledFloats>
    {
        private readonly ref float _source = ref source;
        private readonly float _factor = factor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ScaledFloats From(nuint offset, nuint column) => new(ref Unsafe.Add(ref _source, offset), _factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float At(nuint offset) => Unsafe.Add(ref _source, offset) * _factor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> At128(nuint offset) => Vector128.LoadUnsafe(ref _source, offset) * Vector128.Create(_factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> At256(nuint offset) => Vector256.LoadUnsafe(ref _source, offset) * Vector256.Create(_factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> At512(nuint offset) => Vector512.LoadUnsafe(ref _source, offset) * Vector512.Create(_factor);
    }

    /// <summary>Floats times the factor of their column.</summary>
    private readonly ref struct Weights(ref float source, ref float factors) : ISource<Weights>
    {
        private readonly ref float _source = ref source;
        private readonly ref float _factors = ref factors;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Weights From(nuint offset, nuint column) => new(ref Unsafe.Add(ref _source, offset), ref Unsafe.Add(ref _factors, column));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float At(nuint offset) => Unsafe.Add(ref _source, offset) * _factors;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> At128(nuint offset) => Vector128.LoadUnsafe(ref _source, offset) * Vector128.LoadUnsafe(ref _factors);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> At256(nuint offset) => Vector256.LoadUnsafe(ref _source, offset) * Vector256.LoadUnsafe(ref _factors);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> At512(nuint offset) => Vector512.LoadUnsafe(ref _source, offset) * Vector512.LoadUnsafe(ref _factors);
    }

    /// <summary>Floats times the factor of their column, marked ones 0.</summary>
    private readonly ref struct UnmarkedWeights(ref float source, ref float factors) : ISource<UnmarkedWeights>
    {
        private readonly ref float _source = ref source;
        private readonly ref float _factors = ref factors;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public UnmarkedWeights From(nuint offset, nuint column) => new(ref Unsafe.Add(ref _source, offset), ref Unsafe.Add(ref _factors, column));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float At(nuint offset) => Unmarked(Unsafe.Add(ref _source, offset), _factors);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> At128(nuint offset) =>
            Unmarked(Vector128.LoadUnsafe(ref _source, offset), Vector128.LoadUnsafe(ref _factors));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> At256(nuint offset) =>
            Unmarked(Vector256.LoadUnsafe(ref _source, offset), Vector256.LoadUnsafe(ref _factors));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> At512(nuint offset) =>
            Unmarked(Vector512.LoadUnsafe(ref _source, offset), Vector512.LoadUnsafe(ref _factors));
    }

    /// <summary>Booleans as lanes of all ones (true) or zeros, whatever the byte of a true.</summary>
    private readonly ref struct Booleans(ref byte source) : ISource<Booleans>
    {
        private readonly ref byte _source = ref source;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Booleans From(nuint offset, nuint column) => new(ref Unsafe.Add(ref _source, offset));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float At(nuint offset) => BooleanLanes.At(ref _source, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> At128(nuint offset) => BooleanLanes.At128(ref _source, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> At256(nuint offset) => BooleanLanes.At256(ref _source, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> At512(nuint offset) => BooleanLanes.At512(ref _source, offset);
    }

    /// <summary>Puts an element in its place.</summary>
    private readonly ref struct Overwriting(ref float destination) : IDestination<Overwriting>
    {
        private readonly ref float _destination = ref destination;

        public static bool IsRepeatable => true;

        public ref float Start => ref _destination;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Overwriting From(nuint offset) => new(ref Unsafe.Add(ref _destination, offset));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = element;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector128<float> elements) =>
            elements.StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector256<float> elements) =>
            elements.StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector512<float> elements) =>
            elements.StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Adds an element to what is there.</summary>
    private readonly ref struct Adding(ref float destination) : IDestination<Adding>
    {
        private readonly ref float _destination = ref destination;

        public static bool IsRepeatable => false;

        public ref float Start => ref _destination;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Adding From(nuint offset) => new(ref Unsafe.Add(ref _destination, offset));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = Unsafe.Add(ref _destination, offset) + element;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector128<float> elements) =>
            (Vector128.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector256<float> elements) =>
            (Vector256.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector512<float> elements) =>
            (Vector512.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Adds a bias to a logit; −∞ stays alone, so that a NaN of a masked slot ends here.</summary>
    private readonly ref struct AddingBias(ref float destination) : IDestination<AddingBias>
    {
        private readonly ref float _destination = ref destination;

        public static bool IsRepeatable => false;

        public ref float Start => ref _destination;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public AddingBias From(nuint offset) => new(ref Unsafe.Add(ref _destination, offset));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = float.IsNegativeInfinity(element) ? element : Unsafe.Add(ref _destination, offset) + element;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector128<float> elements) =>
            Vector128.ConditionalSelect(Vector128.Equals(elements, Vector128.Create(float.NegativeInfinity)), elements, Vector128.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector256<float> elements) =>
            Vector256.ConditionalSelect(Vector256.Equals(elements, Vector256.Create(float.NegativeInfinity)), elements, Vector256.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector512<float> elements) =>
            Vector512.ConditionalSelect(Vector512.Equals(elements, Vector512.Create(float.NegativeInfinity)), elements, Vector512.LoadUnsafe(ref _destination, offset) + elements).StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Fills slots whose bias is −∞.</summary>
    private readonly ref struct FillingByBias(ref float destination, float fill) : IDestination<FillingByBias>
    {
        private readonly ref float _destination = ref destination;
        private readonly float _fill = fill;

        public static bool IsRepeatable => true;

        public ref float Start => ref _destination;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FillingByBias From(nuint offset) => new(ref Unsafe.Add(ref _destination, offset), _fill);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = float.IsNegativeInfinity(element) ? _fill : Unsafe.Add(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector128<float> elements) =>
            Vector128.ConditionalSelect(Vector128.Equals(elements, Vector128.Create(float.NegativeInfinity)), Vector128.Create(_fill), Vector128.LoadUnsafe(ref _destination, offset)).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector256<float> elements) =>
            Vector256.ConditionalSelect(Vector256.Equals(elements, Vector256.Create(float.NegativeInfinity)), Vector256.Create(_fill), Vector256.LoadUnsafe(ref _destination, offset)).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector512<float> elements) =>
            Vector512.ConditionalSelect(Vector512.Equals(elements, Vector512.Create(float.NegativeInfinity)), Vector512.Create(_fill), Vector512.LoadUnsafe(ref _destination, offset)).StoreUnsafe(ref _destination, offset);
    }

    /// <summary>Fills slots whose mask is false.</summary>
    private readonly ref struct FillingByMask(ref float destination, float fill) : IDestination<FillingByMask>
    {
        private readonly ref float _destination = ref destination;
        private readonly float _fill = fill;

        public static bool IsRepeatable => true;

        public ref float Start => ref _destination;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FillingByMask From(nuint offset) => new(ref Unsafe.Add(ref _destination, offset), _fill);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, float element) => Unsafe.Add(ref _destination, offset) = BitConverter.SingleToUInt32Bits(element) == 0 ? _fill : Unsafe.Add(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector128<float> elements) =>
            Vector128.ConditionalSelect(elements, Vector128.LoadUnsafe(ref _destination, offset), Vector128.Create(_fill)).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(nuint offset, Vector256<float> elements) =>
            Vector256.ConditionalSelect(elements, Vector256.LoadUnsafe(ref _destination, offset), Vector256.Create(_fill)).StoreUnsafe(ref _destination, offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
