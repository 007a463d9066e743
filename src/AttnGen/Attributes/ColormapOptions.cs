namespace AttnGen;

/// <summary>How values become the fraction 0 … 1 that selects a colour. The rules are matplotlib's norms.</summary>
public enum ColorNorm
{
    /// <summary>(x − vmin) / (vmax − vmin), matplotlib's <c>Normalize</c>.</summary>
    Linear,

    /// <summary>Linear in log₁₀ x, <c>LogNorm</c>.</summary>
    Log,

    /// <summary>Linear near 0, logarithmic beyond ± LinThresh, <c>SymLogNorm</c>.</summary>
    SymLog,

    /// <summary>Inverse hyperbolic sine, <c>AsinhNorm</c>.</summary>
    Asinh,

    /// <summary>A power of the linear fraction, <c>PowerNorm</c>.</summary>
    Power,

    /// <summary>Two linear halves that meet at VCenter, <c>TwoSlopeNorm</c>.</summary>
    TwoSlope,

    /// <summary>Linear and symmetric about VCenter, <c>CenteredNorm</c>.</summary>
    Centered,

    /// <summary>One colour for each interval between boundaries, <c>BoundaryNorm</c>.</summary>
    Boundary,
}

/// <summary>At which ends <see cref="ColorNorm.Boundary"/> adds a region of its own for values outside the boundaries.</summary>
public enum Extend
{
    /// <summary>At neither end.</summary>
    Neither,

    /// <summary>Below the first boundary.</summary>
    Min,

    /// <summary>Above the last boundary.</summary>
    Max,

    /// <summary>At both ends.</summary>
    Both,
}

/// <summary>How +∞ and −∞ are coloured.</summary>
public enum Infinities
{
    /// <summary>As bad values, as matplotlib's <c>imshow</c> and <c>pcolormesh</c> do.</summary>
    Bad,

    /// <summary>As over and under, as matplotlib's norms do on a plain array.</summary>
    Extremes,
}

/// <summary>How <see cref="ColorNorm.Log"/> colours 0 and negative values.</summary>
public enum NonPositive
{
    /// <summary>As bad values, matplotlib's rule.</summary>
    Bad,

    /// <summary>As under: visible, and unlike missing data.</summary>
    Under,
}
