namespace AttnGen.NativeBits;

/// <summary>The same inputs everywhere: from integers, by operations that are exact.</summary>
internal sealed class Inputs(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Multiples of 2⁻²² from −2 up to 2.</summary>
    public float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => ((int)(Next() >> 40) - (1 << 23)) / (float)(1 << 22))];

    /// <summary>Numbers with −∞ among them.</summary>
    public float[] Bias(int count) => [.. Numbers(count).Select(number => Next() % 8 == 0 ? float.NegativeInfinity : number)];

    /// <summary>Mostly true, and a run of false long enough that some query sees nothing.</summary>
    public bool[] Mask(int count) => [.. Enumerable.Range(0, count).Select(i => (i < 40 || i > 110) && Next() % 4 != 0)];

    /// <summary>SplitMix64.</summary>
    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
