using System.ComponentModel;

namespace AttnGen.CompilerServices;

/// <summary>
/// What every norm has in common when values become codes: −2 bad, −1 under, 0 … N − 1 an entry of the table, N over.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CodeRules
{
    /// <summary>The code of values that have no colour of the map.</summary>
    public const short Bad = -2;

    /// <summary>The code of values below the limits.</summary>
    public const short Under = -1;

    /// <param name="entries">N, 1 … 32,767.</param>
    /// <param name="clip">Whether values beyond the limits take the codes of the ends.</param>
    /// <param name="infinitiesAreBad">Whether infinities are bad; otherwise they are beyond the limits.</param>
    public CodeRules(int entries, bool clip, bool infinitiesAreBad)
    {
        Entries = entries;
        Least = clip ? 0 : Under;
        Greatest = clip ? entries - 1 : entries;
        GreatestMagnitude = infinitiesAreBad ? float.MaxValue : float.PositiveInfinity;
    }

    /// <summary>N.</summary>
    public int Entries { get; }

    /// <summary>The code of everything below the limits: under, or with clipping entry 0.</summary>
    public int Least { get; }

    /// <summary>The code of everything above the limits: over, or with clipping entry N − 1.</summary>
    public int Greatest { get; }

    /// <summary>What |x| may reach without being bad; NaN never does.</summary>
    public float GreatestMagnitude { get; }
}
