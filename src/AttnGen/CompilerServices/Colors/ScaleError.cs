namespace AttnGen.CompilerServices;

/// <summary>How far approximate positions may be off.</summary>
internal static class ScaleError
{
    /// <summary>Half a unit in the last place of a float between 1 and 2.</summary>
    public const double Rounding = 1.0 / (1 << 24);

    /// <summary>A unit in the last place of a double between 1 and 2.</summary>
    public const double RoundingOfDouble = 1.0 / (1L << 52);

    /// <summary>2⁻¹²⁶.</summary>
    public const double LeastNormal = 1.1754943508222875e-38;

    /// <summary>
    /// Of log₂ times <paramref name="octave"/> plus offsets: the error of the logarithm, and the rounding of sums up to the number of entries
    /// and the greatest offset; all of it twice.
    /// </summary>
    public static double OfLog(double octave, int entries, double offset) =>
        2 * ((octave * (QuickMath.ErrorOfLog2 + (4 * Rounding))) + (4 * (entries + offset) * Rounding));
}
