using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.Tests.Shared;

/// <summary>A function against its reference over the bit patterns of its domain, at every width that the hardware offers.</summary>
internal static class VectorFunctionSweep
{
    private const int Chunk = 1 << 12;

    /// <param name="LargestUlp">Largest error, in units in the last place of the exact result, or in the function's own.</param>
    /// <param name="WorstArgument">Where it was found.</param>
    /// <param name="Hash">Of all results: equal where all results are.</param>
    /// <param name="Fault">What broke the contract, or null.</param>
    internal sealed record Result(double LargestUlp, float WorstArgument, ulong Hash, string? Fault);

    /// <summary>Sweeps every <paramref name="stride"/>-th pattern on two threads.</summary>
    public static Result Run(VectorFunction function, uint stride)
    {
        ulong count = (((ulong)function.LastPattern - function.FirstPattern) / stride) + 1, half = count / 2;
        Result[] halves = new Result[2];
        Parallel.For(0, 2, part => halves[part] = part == 0 ? Sweep(function, 0, half, stride) : Sweep(function, half, count, stride));
        Result worst = halves.MaxBy(result => result.LargestUlp)!;
        return worst with { Hash = halves[0].Hash ^ ulong.RotateLeft(halves[1].Hash, 1), Fault = halves[0].Fault ?? halves[1].Fault };
    }

    private static Result Sweep(VectorFunction function, ulong start, ulong end, uint stride)
    {
        float[] arguments = new float[Chunk], results = new float[Chunk];
        double largest = 0;
        float worst = 0;
        ulong hash = 14695981039346656037;
        for (ulong i = start; i < end; i += Chunk)
        {
            int count = (int)Math.Min(Chunk, end - i);
            for (int k = 0; k < Chunk; k++)
            {
                uint pattern = (uint)(function.FirstPattern + (Math.Min(i + (ulong)k, end - 1) * stride));
                arguments[k] = BitConverter.UInt32BitsToSingle(pattern);
            }

            if (Compute(function, arguments, results) is { } fault)
            {
                return new(largest, worst, hash, fault);
            }

            for (int k = 0; k < count; k++)
            {
                hash = (hash ^ BitConverter.SingleToUInt32Bits(results[k])) * 1099511628211;
                double error = Error(function, arguments[k], results[k]);
                if (!(error <= largest))
                {
                    largest = error;
                    worst = arguments[k];
                }
            }
        }

        return new(largest, worst, hash, null);
    }

    private static double Error(VectorFunction function, float argument, float result)
    {
        double exact = function.Reference(argument);
        return function.ErrorUnit is { } unit && !float.IsNaN(result) ? Math.Abs(result - exact) / unit : UlpError(exact, result);
    }

    /// <summary>The error in units in the last place; infinite where the result should be zero and is not, or is NaN.</summary>
    private static double UlpError(double exact, float result)
    {
        if (exact == 0)
        {
            return BitConverter.SingleToUInt32Bits(result) == 0 ? 0 : double.PositiveInfinity;
        }

        double ulp = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(Math.Abs(exact)) & 0x7FF0000000000000) - (23L << 52));
        return double.IsNaN(result) ? double.PositiveInfinity : Math.Abs(result - exact) / Math.Max(ulp, float.Epsilon);
    }

    /// <summary>All widths into <paramref name="results"/>; says so where two of them differ by a bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string? Compute(VectorFunction function, ReadOnlySpan<float> arguments, Span<float> results)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            results[i] = function.Scalar(arguments[i]);
        }

        for (int i = 0; i < arguments.Length; i += 16)
        {
            bool isEqual = true;
            if (Vector128.IsHardwareAccelerated)
            {
                for (int part = i; part < i + 16; part += 4)
                {
                    Vector128<float> narrow = function.Of128(Vector128.Create(arguments[part..]));
                    isEqual &= narrow.AsUInt32() == Vector128.Create(results[part..]).AsUInt32();
                }
            }

            if (Vector256.IsHardwareAccelerated)
            {
                isEqual &= function.Of256(Vector256.Create(arguments[i..])).AsUInt32() == Vector256.Create(results[i..]).AsUInt32();
                isEqual &= function.Of256(Vector256.Create(arguments[(i + 8)..])).AsUInt32() == Vector256.Create(results[(i + 8)..]).AsUInt32();
            }

            if (Vector512.IsHardwareAccelerated)
            {
                isEqual &= function.Of512(Vector512.Create(arguments[i..])).AsUInt32() == Vector512.Create(results[i..]).AsUInt32();
            }

            if (!isEqual)
            {
                return $"Vector widths differ within the sixteen arguments from {arguments[i]:R} (0x{BitConverter.SingleToUInt32Bits(arguments[i]):X8}).";
            }
        }

        return null;
    }
}
