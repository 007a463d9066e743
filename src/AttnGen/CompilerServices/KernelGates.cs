using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AttnGen.Numerics;

namespace AttnGen.CompilerServices;

/// <summary>
/// The gates of a recurrent unit, from the two products that they are made of: one with the step's input, one with the state. Rows hold
/// update, reset and candidate one after the other. An element's bits do not depend on the vector width. Called by generated code; not meant
/// for direct use.
/// </summary>
/// <remarks>
/// The new state is z·h + (n − z·n), each part rounded once: h where z is 1, n where it is 0, exactly. Where the update gate weighs the
/// candidate, the weight 1 − z of the state is the logistic function of −x, where a difference would lose bits.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelGates
{
    /// <summary>resetState = σ(reset gate) ∘ state, for a reset before the candidate's product.</summary>
    /// <param name="fromInput">The first float of [3, count]; with <paramref name="fromState"/>, the gates' arguments.</param>
    /// <param name="fromState">As <paramref name="fromInput"/>, from the state.</param>
    /// <param name="state">The state before the step.</param>
    /// <param name="resetState">What the candidate's product reads.</param>
    /// <param name="count">Components of the state.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Reset(ref float fromInput, ref float fromState, ref float state, ref float resetState, nuint count)
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= count; i += 16)
            {
                Vector512<float> reset = VectorSigmoid.Sigmoid(Vector512.LoadUnsafe(ref fromInput, count + i) + Vector512.LoadUnsafe(ref fromState, count + i));
                (reset * Vector512.LoadUnsafe(ref state, i)).StoreUnsafe(ref resetState, i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Vector256<float> reset = VectorSigmoid.Sigmoid(Vector256.LoadUnsafe(ref fromInput, count + i) + Vector256.LoadUnsafe(ref fromState, count + i));
                (reset * Vector256.LoadUnsafe(ref state, i)).StoreUnsafe(ref resetState, i);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
            {
                Vector128<float> reset = VectorSigmoid.Sigmoid(Vector128.LoadUnsafe(ref fromInput, count + i) + Vector128.LoadUnsafe(ref fromState, count + i));
                (reset * Vector128.LoadUnsafe(ref state, i)).StoreUnsafe(ref resetState, i);
            }
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref resetState, i) =
                VectorSigmoid.Sigmoid(Unsafe.Add(ref fromInput, count + i) + Unsafe.Add(ref fromState, count + i)) * Unsafe.Add(ref state, i);
        }
    }

    /// <summary>The state after a step whose reset came before the candidate's product; the update gate weighs the state.</summary>
    /// <param name="fromInput">The first float of [3, count]; with <paramref name="fromState"/>, the gates' arguments.</param>
    /// <param name="fromState">As <paramref name="fromInput"/>, from the state; the candidate's part from the reset state.</param>
    /// <param name="state">The state before the step, then the one after it.</param>
    /// <param name="count">Components of the state.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void KeepStateResetBefore(ref float fromInput, ref float fromState, ref float state, nuint count) =>
        Update<Before, Keep>(ref fromInput, ref fromState, ref state, count);

    /// <summary>The same where the update gate weighs the candidate.</summary>
    /// <inheritdoc cref="KeepStateResetBefore"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TakeCandidateResetBefore(ref float fromInput, ref float fromState, ref float state, nuint count) =>
        Update<Before, Take>(ref fromInput, ref fromState, ref state, count);

    /// <summary>The state after a step whose reset comes after the candidate's product; the update gate weighs the state.</summary>
    /// <inheritdoc cref="KeepStateResetBefore"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void KeepStateResetAfter(ref float fromInput, ref float fromState, ref float state, nuint count) =>
        Update<After, Keep>(ref fromInput, ref fromState, ref state, count);

    /// <summary>The same where the update gate weighs the candidate.</summary>
    /// <inheritdoc cref="KeepStateResetBefore"/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TakeCandidateResetAfter(ref float fromInput, ref float fromState, ref float state, nuint count) =>
        Update<After, Take>(ref fromInput, ref fromState, ref state, count);

    /// <summary>The widest vectors first, then what is left. A method for each: with all in one the JIT's inlining budget would end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TReset, TUpdate>(ref float fromInput, ref float fromState, ref float state, nuint count)
        where TReset : IOption
        where TUpdate : IOption
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            i = Update512<TReset, TUpdate>(ref fromInput, ref fromState, ref state, count, i);
        }

        if (Vector256.IsHardwareAccelerated && i + 8 <= count)
        {
            i = Update256<TReset, TUpdate>(ref fromInput, ref fromState, ref state, count, i);
        }

        if (Vector128.IsHardwareAccelerated && i + 4 <= count)
        {
            i = Update128<TReset, TUpdate>(ref fromInput, ref fromState, ref state, count, i);
        }

        if (i < count)
        {
            UpdateRest<TReset, TUpdate>(ref fromInput, ref fromState, ref state, count, i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nuint Update512<TReset, TUpdate>(ref float fromInput, ref float fromState, ref float state, nuint count, nuint i)
        where TReset : IOption
        where TUpdate : IOption
    {
        for (; i + 16 <= count; i += 16)
        {
            Vector512<float> update = Vector512.LoadUnsafe(ref fromInput, i) + Vector512.LoadUnsafe(ref fromState, i);
            Vector512<float> weight = VectorSigmoid.Sigmoid(TUpdate.IsSet ? -update : update);
            Vector512<float> candidate = Vector512.LoadUnsafe(ref fromState, (2 * count) + i);
            candidate = TReset.IsSet
                ? Vector512.FusedMultiplyAdd(
                    VectorSigmoid.Sigmoid(Vector512.LoadUnsafe(ref fromInput, count + i) + Vector512.LoadUnsafe(ref fromState, count + i)), candidate,
                    Vector512.LoadUnsafe(ref fromInput, (2 * count) + i))
                : Vector512.LoadUnsafe(ref fromInput, (2 * count) + i) + candidate;
            candidate = VectorTanh.Tanh(candidate);
            Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref state, i), Vector512.FusedMultiplyAdd(-weight, candidate, candidate)).StoreUnsafe(ref state, i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nuint Update256<TReset, TUpdate>(ref float fromInput, ref float fromState, ref float state, nuint count, nuint i)
        where TReset : IOption
        where TUpdate : IOption
    {
        for (; i + 8 <= count; i += 8)
        {
            Vector256<float> update = Vector256.LoadUnsafe(ref fromInput, i) + Vector256.LoadUnsafe(ref fromState, i);
            Vector256<float> weight = VectorSigmoid.Sigmoid(TUpdate.IsSet ? -update : update);
            Vector256<float> candidate = Vector256.LoadUnsafe(ref fromState, (2 * count) + i);
            candidate = TReset.IsSet
                ? Lanes.MultiplyAdd(
                    VectorSigmoid.Sigmoid(Vector256.LoadUnsafe(ref fromInput, count + i) + Vector256.LoadUnsafe(ref fromState, count + i)), candidate,
                    Vector256.LoadUnsafe(ref fromInput, (2 * count) + i))
                : Vector256.LoadUnsafe(ref fromInput, (2 * count) + i) + candidate;
            candidate = VectorTanh.Tanh(candidate);
            Lanes.MultiplyAdd(weight, Vector256.LoadUnsafe(ref state, i), Lanes.MultiplyAdd(-weight, candidate, candidate)).StoreUnsafe(ref state, i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nuint Update128<TReset, TUpdate>(ref float fromInput, ref float fromState, ref float state, nuint count, nuint i)
        where TReset : IOption
        where TUpdate : IOption
    {
        for (; i + 4 <= count; i += 4)
        {
            Vector128<float> update = Vector128.LoadUnsafe(ref fromInput, i) + Vector128.LoadUnsafe(ref fromState, i);
            Vector128<float> weight = VectorSigmoid.Sigmoid(TUpdate.IsSet ? -update : update);
            Vector128<float> candidate = Vector128.LoadUnsafe(ref fromState, (2 * count) + i);
            candidate = TReset.IsSet
                ? Lanes.MultiplyAdd(
                    VectorSigmoid.Sigmoid(Vector128.LoadUnsafe(ref fromInput, count + i) + Vector128.LoadUnsafe(ref fromState, count + i)), candidate,
                    Vector128.LoadUnsafe(ref fromInput, (2 * count) + i))
                : Vector128.LoadUnsafe(ref fromInput, (2 * count) + i) + candidate;
            candidate = VectorTanh.Tanh(candidate);
            Lanes.MultiplyAdd(weight, Vector128.LoadUnsafe(ref state, i), Lanes.MultiplyAdd(-weight, candidate, candidate)).StoreUnsafe(ref state, i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void UpdateRest<TReset, TUpdate>(ref float fromInput, ref float fromState, ref float state, nuint count, nuint i)
        where TReset : IOption
        where TUpdate : IOption
    {
        for (; i < count; i++)
        {
            float update = Unsafe.Add(ref fromInput, i) + Unsafe.Add(ref fromState, i);
            float weight = VectorSigmoid.Sigmoid(TUpdate.IsSet ? -update : update);
            float candidate = Unsafe.Add(ref fromState, (2 * count) + i);
            candidate = TReset.IsSet
                ? Lanes.MultiplyAdd(
                    VectorSigmoid.Sigmoid(Unsafe.Add(ref fromInput, count + i) + Unsafe.Add(ref fromState, count + i)), candidate,
                    Unsafe.Add(ref fromInput, (2 * count) + i))
                : Unsafe.Add(ref fromInput, (2 * count) + i) + candidate;
            candidate = VectorTanh.Tanh(candidate);
            Unsafe.Add(ref state, i) = Lanes.MultiplyAdd(weight, Unsafe.Add(ref state, i), Lanes.MultiplyAdd(-weight, candidate, candidate));
        }
    }

    /// <summary>A choice that the JIT folds.</summary>
    private interface IOption
    {
        static abstract bool IsSet { get; }
    }

    private readonly struct Before : IOption
    {
        public static bool IsSet => false;
    }

    private readonly struct After : IOption
    {
        public static bool IsSet => true;
    }

    private readonly struct Keep : IOption
    {
        public static bool IsSet => false;
    }

    private readonly struct Take : IOption
    {
        public static bool IsSet => true;
    }
}
