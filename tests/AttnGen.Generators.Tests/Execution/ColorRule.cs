namespace AttnGen.Generators.Tests;

/// <summary>matplotlib's norms and a table, value by value: the oracle of the colour kernels.</summary>
/// <param name="Table">The entries.</param>
internal sealed record ColorRule(Rgba32[] Table)
{
    public const int BadCode = -2, UnderCode = -1;

    /// <summary>How values become fractions.</summary>
    public NormRule Norm { get; init; } = new(ColorNorm.Linear);

    public bool Clip { get; init; }

    public bool InfinitiesAreExtremes { get; init; }

    public byte BadIndex { get; init; }

    public Rgba32 Under { get; init; } = Table[0];

    public Rgba32 Over { get; init; } = Table[^1];

    public Rgba32 Bad { get; init; }

    public static ColorRule Named(string name) => new(Colormaps.Find(name).Table.ToArray());

    /// <summary>
    /// Equidistant stops in whole numbers. matplotlib computes in double and truncates; both agree where no component between two stops
    /// falls on a whole level, so stops differ by odd numbers and lie a power of two apart.
    /// </summary>
    public static ColorRule Gradient(int entries, params Rgba32[] stops)
    {
        int distance = (entries - 1) / (stops.Length - 1);
        return new([.. Enumerable.Range(0, entries).Select(entry =>
        {
            Rgba32 from = stops[entry / distance], to = stops[Math.Min((entry / distance) + 1, stops.Length - 1)];
            return new Rgba32(Mix(from.R, to.R), Mix(from.G, to.G), Mix(from.B, to.B), Mix(from.A, to.A));

            byte Mix(byte a, byte b) => (byte)(((a * distance) + ((b - a) * (entry % distance))) / distance);
        })]);
    }

    /// <summary>
    /// The codes of all values: an entry, −1 under, N over, −2 bad. Where rounding may decide between two, both; the linear norms are
    /// defined in float and leave no choice.
    /// </summary>
    public ColorCode[] Codes(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask)
    {
        bool[] seen = mask.IsEmpty ? [.. Enumerable.Repeat(true, values.Length)] : mask.ToArray();
        float[] counted = [.. values.ToArray().Where((value, i) => seen[i] && float.IsFinite(value) && (value > 0 || Norm.Kind != ColorNorm.Log))];
        (double vmin, double vmax) = Norm.Limits(counted);
        return [.. values.ToArray().Select((value, i) => seen[i] ? Clipped(Code(value, vmin, vmax)) : BadCode)];
    }

    public Rgba32 Color(int code) => code switch
    {
        BadCode => Bad,
        UnderCode => Under,
        _ => code == Table.Length ? Over : Table[code],
    };

    public byte Byte(int code) => code == BadCode ? BadIndex : (byte)Math.Clamp(code, 0, Table.Length - 1);

    private ColorCode Clipped(ColorCode code) =>
        Clip && code.Code != BadCode ? new(Math.Clamp(code.Code, 0, Table.Length - 1), Math.Clamp(code.Other, 0, Table.Length - 1)) : code;

    private ColorCode Code(float value, double vmin, double vmax)
    {
        bool takesInfinities = InfinitiesAreExtremes && (Clip || Norm.Kind is not (ColorNorm.Log or ColorNorm.SymLog or ColorNorm.Asinh));
        if (float.IsNaN(value) || (float.IsInfinity(value) && !takesInfinities))
        {
            return BadCode;
        }

        return Norm.Kind switch
        {
            ColorNorm.Linear or ColorNorm.Centered => LinearCode(value, vmin, vmax),
            ColorNorm.Boundary => IntervalCode(value),
            ColorNorm.Log when value <= 0 => Clip ? 0 : Norm.NonPositive == NonPositive.Under ? UnderCode : BadCode,
            _ => CurveCode(value, vmin, vmax),
        };
    }

    private ColorCode LinearCode(float value, double vmin, double vmax)
    {
        // In float, as matplotlib has it for float data; in double where float cannot hold the range.
        float range = (float)(vmax - vmin), low = (float)vmin, high = (float)vmax;
        if (low == high && range == 0)
        {
            return 0;
        }

        if (float.IsFinite(range) && range > 0)
        {
            float fraction = (value - low) / range;
            return Entry(fraction, (int)(Math.Clamp(fraction, 0, 1) * Table.Length));
        }

        double exact = ((double)value - low) / ((double)high - low);
        return Entry(exact, (int)(Math.Clamp(exact, 0, 1) * Table.Length));
    }

    private ColorCode CurveCode(float value, double vmin, double vmax)
    {
        if (!(vmin < vmax))
        {
            return 0;
        }

        if (value < (float)vmin)
        {
            return Norm.Kind == ColorNorm.Power ? 0 : UnderCode;
        }

        if (value > (float)vmax)
        {
            return Table.Length;
        }

        const double Rounding = 1e-6;
        double fraction = Norm.Fraction(value, vmin, vmax);
        return new(Entry((fraction - Rounding) * Table.Length), Entry((fraction + Rounding) * Table.Length));

        int Entry(double place) => (int)Math.Clamp(place, 0, Table.Length - 1);
    }

    private ColorCode IntervalCode(float value)
    {
        double[] boundaries = Norm.Boundaries;
        if (value < (float)boundaries[0])
        {
            return UnderCode;
        }

        if (value >= (float)boundaries[^1])
        {
            return Table.Length;
        }

        bool extendsBelow = Norm.Extend is Extend.Min or Extend.Both, extendsAbove = Norm.Extend is Extend.Max or Extend.Both;
        int regions = boundaries.Length - 1 + (extendsBelow ? 1 : 0) + (extendsAbove ? 1 : 0);
        int region = Math.Max(boundaries.Count(boundary => boundary <= value) - 1, 0) + (extendsBelow ? 1 : 0);
        return regions == 1 ? (Table.Length - 1) / 2
            : Table.Length == regions ? region
            : (int)((double)(Table.Length - 1) / (regions - 1) * region);
    }

    private int Entry(double fraction, int entry) =>
        fraction < 0 ? UnderCode : fraction > 1 ? Table.Length : Math.Min(entry, Table.Length - 1);
}

/// <summary>A code, and another one that is right as well where rounding decides; otherwise the same.</summary>
internal readonly record struct ColorCode(int Code, int Other)
{
    public static implicit operator ColorCode(int code) => new(code, code);

    /// <summary>Whether what a kernel made of a value comes from one of the codes.</summary>
    public bool Allows<T>(T result, Func<int, T> output) => Equals(result, output(Code)) || Equals(result, output(Other));
}
