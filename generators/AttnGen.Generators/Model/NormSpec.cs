using AttnGen.Generators.Infrastructure;

namespace AttnGen.Generators.Model;

/// <summary>How values become places on a colour scale, as it was declared. The rules are matplotlib's norms.</summary>
/// <param name="VMin">The value of the first entry, or null: from the data.</param>
/// <param name="VMax">The value of the last entry, or null: from the data.</param>
/// <param name="Clip">Whether values outside the limits take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad; otherwise they lie beyond the limits.</param>
internal abstract record NormSpec(double? VMin, double? VMax, bool Clip, bool InfinitiesAreBad)
{
    /// <summary>Whether both limits are known when the kernel is generated.</summary>
    public bool HasLimits => VMin is not null && VMax is not null;

    /// <summary>
    /// Whether infinities have no place on the scale, whatever was declared: as matplotlib has it, transforms that end in a logarithm take
    /// none, unless it was clipped before.
    /// </summary>
    public bool RefusesInfinities => InfinitiesAreBad || (this is LogNormSpec or SymLogNormSpec or AsinhNormSpec && !Clip);

    /// <summary>Whether only values above 0 have a place on the scale.</summary>
    public bool IsPositive => this is LogNormSpec;
}

/// <summary>Linear between the limits.</summary>
internal sealed record LinearNormSpec(double? VMin, double? VMax, bool Clip, bool InfinitiesAreBad)
    : NormSpec(VMin, VMax, Clip, InfinitiesAreBad);

/// <summary>Linear, with limits on both sides of a centre, equally far from it.</summary>
/// <param name="VCenter">The value of the middle.</param>
/// <param name="HalfRange">Distance of the limits, or null: from the data.</param>
/// <param name="Clip">Whether values outside the limits take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
internal sealed record CenteredNormSpec(double VCenter, double? HalfRange, bool Clip, bool InfinitiesAreBad)
    : NormSpec(VCenter - HalfRange, VCenter + HalfRange, Clip, InfinitiesAreBad);

/// <summary>Logarithmic.</summary>
/// <param name="VMin">Above 0, or null.</param>
/// <param name="VMax">Above 0, or null.</param>
/// <param name="Clip">Whether values outside the limits take the end colours; 0 and negative values take the lower one.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
/// <param name="NonPositiveIsUnder">Whether 0 and negative values are under; otherwise they are bad.</param>
internal sealed record LogNormSpec(double? VMin, double? VMax, bool Clip, bool InfinitiesAreBad, bool NonPositiveIsUnder)
    : NormSpec(VMin, VMax, Clip, InfinitiesAreBad);

/// <summary>Logarithmic on both sides of a linear part.</summary>
/// <param name="VMin">The value of the first entry, or null.</param>
/// <param name="VMax">The value of the last entry, or null.</param>
/// <param name="LinThresh">Half width of the linear part.</param>
/// <param name="LinScale">Decades that half of the linear part takes.</param>
/// <param name="LogBase">Base of the logarithm.</param>
/// <param name="Clip">Whether values outside the limits take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
internal sealed record SymLogNormSpec(
    double? VMin, double? VMax, double LinThresh, double LinScale, double LogBase, bool Clip, bool InfinitiesAreBad)
    : NormSpec(VMin, VMax, Clip, InfinitiesAreBad);

/// <summary>Inverse hyperbolic sine.</summary>
/// <param name="VMin">The value of the first entry, or null.</param>
/// <param name="VMax">The value of the last entry, or null.</param>
/// <param name="LinearWidth">Width of the nearly linear part.</param>
/// <param name="Clip">Whether values outside the limits take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
internal sealed record AsinhNormSpec(double? VMin, double? VMax, double LinearWidth, bool Clip, bool InfinitiesAreBad)
    : NormSpec(VMin, VMax, Clip, InfinitiesAreBad);

/// <summary>A power of the linear fraction.</summary>
/// <param name="VMin">The value of the first entry, or null.</param>
/// <param name="VMax">The value of the last entry, or null.</param>
/// <param name="Gamma">The exponent.</param>
/// <param name="Clip">Whether values above the limits take the end colour; those below always do.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
internal sealed record PowerNormSpec(double? VMin, double? VMax, double Gamma, bool Clip, bool InfinitiesAreBad)
    : NormSpec(VMin, VMax, Clip, InfinitiesAreBad);

/// <summary>Two linear halves.</summary>
/// <param name="VMin">The value of the first entry, or null.</param>
/// <param name="VCenter">The value of the middle.</param>
/// <param name="VMax">The value of the last entry, or null.</param>
/// <param name="Clip">Whether values outside the limits take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
internal sealed record TwoSlopeNormSpec(double? VMin, double VCenter, double? VMax, bool Clip, bool InfinitiesAreBad)
    : NormSpec(VMin, VMax, Clip, InfinitiesAreBad);

/// <summary>One colour for each interval.</summary>
/// <param name="Boundaries">Ascending, at least two.</param>
/// <param name="ExtendsBelow">Whether the first region is that of values below the boundaries.</param>
/// <param name="ExtendsAbove">Whether the last region is that of values above the boundaries.</param>
/// <param name="Clip">Whether values outside the boundaries take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad.</param>
internal sealed record BoundaryNormSpec(
    EquatableArray<double> Boundaries, bool ExtendsBelow, bool ExtendsAbove, bool Clip, bool InfinitiesAreBad)
    : NormSpec(Boundaries[0], Boundaries[Boundaries.Count - 1], Clip, InfinitiesAreBad)
{
    /// <summary>Intervals between boundaries, and those at the ends that extend them.</summary>
    public int Regions => Boundaries.Count - 1 + (ExtendsBelow ? 1 : 0) + (ExtendsAbove ? 1 : 0);
}
