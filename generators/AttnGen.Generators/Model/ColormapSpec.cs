using AttnGen.Generators.Infrastructure;

namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed <c>[Colormap]</c> declaration: plain, value-equal data. Where the declaration is wrong, <see cref="IsValid"/> is false and
/// only <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="Rows">Rows of the matrix.</param>
/// <param name="Columns">Columns of the matrix.</param>
/// <param name="Norm">How values become fractions.</param>
/// <param name="Palette">The colours.</param>
/// <param name="IndicesAreBytes">Whether <c>indices</c> is a span of byte.</param>
/// <param name="BadIndex">What a byte span gets for bad values.</param>
internal sealed record ColormapSpec(
    MethodSpec Method,
    bool IsValid,
    int Rows,
    int Columns,
    LinearNormSpec Norm,
    PaletteSpec Palette,
    bool IndicesAreBytes,
    int BadIndex)
{
    public ShapeSpec Shape => ShapeSpec.Of(("rows", Rows), ("columns", Columns));

    public bool HasMask => Method.Has(ColormapRoles.Mask);

    public bool HasPixels => Method.Has(ColormapRoles.Pixels);

    public bool HasIndices => Method.Has(ColormapRoles.Indices);
}

/// <summary>The linear norm.</summary>
/// <param name="VMin">The value of the first entry, or null: from the data.</param>
/// <param name="VMax">The value of the last entry, or null: from the data.</param>
/// <param name="Clip">Whether values outside the limits take the end colours.</param>
/// <param name="InfinitiesAreBad">Whether infinities are bad; otherwise they are over and under.</param>
internal sealed record LinearNormSpec(double? VMin, double? VMax, bool Clip, bool InfinitiesAreBad);

/// <summary>The colours as they were declared; what is null was left out.</summary>
/// <param name="Name">A known map's name as its authors write it, or null where <paramref name="Colors"/> take its place.</param>
/// <param name="Colors">The declared colours, or none.</param>
/// <param name="Interpolate">Whether <paramref name="Colors"/> are stops of a gradient.</param>
/// <param name="Entries">Entries that the map is resampled to.</param>
/// <param name="Under">Colour below the limits.</param>
/// <param name="Over">Colour above the limits.</param>
/// <param name="Bad">Colour of bad values.</param>
/// <param name="Alpha">Opacity of every colour.</param>
internal sealed record PaletteSpec(
    string? Name,
    EquatableArray<ColorSpec> Colors,
    bool Interpolate,
    int? Entries,
    ColorSpec? Under,
    ColorSpec? Over,
    ColorSpec? Bad,
    double? Alpha)
{
    /// <summary>Entries of the table, extremes and bad not counted.</summary>
    public int EntriesOfTable =>
        Entries ?? (Name is not null ? NamedColormap.Find(Name)!.Entries : Interpolate ? ColormapTables.DefaultEntries : Colors.Count);
}

/// <summary>An 8-bit colour.</summary>
internal sealed record ColorSpec(byte R, byte G, byte B, byte A)
{
    public override string ToString() => $"#{R:X2}{G:X2}{B:X2}{A:X2}";
}
