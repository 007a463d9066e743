namespace AttnGen.Generators.Tests;

/// <summary>matplotlib's linear norm and a table, value by value: the oracle of the colour kernels.</summary>
/// <param name="Table">The entries.</param>
internal sealed record ColorRule(Rgba32[] Table)
{
    public const int BadCode = -2, UnderCode = -1;

    /// <summary>Null: the least finite value that is not masked.</summary>
    public double? VMin { get; init; }

    /// <summary>Null: the greatest finite value that is not masked.</summary>
    public double? VMax { get; init; }

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

    /// <summary>The codes of all values: an entry, −1 under, N over, −2 bad.</summary>
    public int[] Codes(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask)
    {
        bool[] seen = mask.IsEmpty ? [.. Enumerable.Repeat(true, values.Length)] : mask.ToArray();
        float[] finite = [.. values.ToArray().Where((value, i) => seen[i] && float.IsFinite(value))];
        double vmin = VMin ?? finite.Min(), vmax = VMax ?? finite.Max();
        return [.. values.ToArray().Select((value, i) => seen[i] ? Code(value, vmin, vmax) : BadCode)];
    }

    public Rgba32 Color(int code) => code switch
    {
        BadCode => Bad,
        UnderCode => Under,
        _ => code == Table.Length ? Over : Table[code],
    };

    public byte Byte(int code) => code == BadCode ? BadIndex : (byte)Math.Clamp(code, 0, Table.Length - 1);

    private int Code(float value, double vmin, double vmax)
    {
        if (float.IsNaN(value) || (float.IsInfinity(value) && !InfinitiesAreExtremes))
        {
            return BadCode;
        }

        if (Clip)
        {
            value = Math.Clamp(value, (float)vmin, (float)vmax);
        }

        // In float, as matplotlib has it for float data; in double where float cannot hold the range.
        float range = (float)(vmax - vmin), low = (float)vmin, high = (float)vmax;
        if (float.IsFinite(range))
        {
            float fraction = (value - low) / range;
            return Entry(fraction, (int)(Math.Clamp(fraction, 0, 1) * Table.Length));
        }

        double exact = ((double)value - low) / ((double)high - low);
        return Entry(exact, (int)(Math.Clamp(exact, 0, 1) * Table.Length));
    }

    private int Entry(double fraction, int entry) =>
        fraction < 0 ? UnderCode : fraction > 1 ? Table.Length : Math.Min(entry, Table.Length - 1);
}
