using System;

namespace AttnGen.Generators.Planning;

/// <summary>
/// How many rows a cache keeps. Rows that a power of two parts begin in few of its sets, and push each other out long before they fill it: eight
/// ways, as the processors at hand have, for every set that a row may begin in.
/// </summary>
internal static class CacheModel
{
    private const int Line = 64, Ways = 8, NearSets = 64, FarSets = 1024;

    /// <summary>Rows in the first-level cache, 32 KB.</summary>
    /// <param name="stride">Floats from one row to the next.</param>
    public static long NearRows(long stride) => Rows(stride, NearSets);

    /// <summary>Rows in the second-level cache, 512 KB.</summary>
    /// <param name="stride">Floats from one row to the next.</param>
    public static long FarRows(long stride) => Rows(stride, FarSets);

    private static long Rows(long stride, long sets) => Ways * (sets * Line / Math.Max(Line, GreatestCommonDivisor(sets * Line, stride * sizeof(float))));

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
