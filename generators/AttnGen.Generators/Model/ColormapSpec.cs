using AttnGen.Generators.Infrastructure;

namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed <c>[Colormap]</c> declaration on a method: plain, value-equal data. Where the declaration is wrong, <see cref="IsValid"/> is
/// false and only <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="Rows">Rows of the matrix.</param>
/// <param name="Columns">Columns of the matrix.</param>
/// <param name="Colors">How values become colours.</param>
internal sealed record ColormapSpec(MethodSpec Method, bool IsValid, int Rows, int Columns, ColorsSpec Colors)
{
    public ShapeSpec Shape => ShapeSpec.Of(("rows", Rows), ("columns", Columns));

    public bool HasMask => Method.Has(ColormapRoles.Mask);

    public bool HasPixels => Method.Has(ColormapRoles.Pixels);

    public bool HasIndices => Method.Has(ColormapRoles.Indices);
}

/// <summary>How values become colours or indices, whatever the values are.</summary>
/// <param name="Norm">How values become places on the scale.</param>
/// <param name="Palette">The colours.</param>
/// <param name="PixelType">Full name of the pixels' type.</param>
/// <param name="IndicesAreBytes">Whether indices are bytes; otherwise they are shorts.</param>
/// <param name="BadIndex">What a byte gets for bad values.</param>
internal sealed record ColorsSpec(NormSpec Norm, PaletteSpec Palette, string PixelType, bool IndicesAreBytes, int BadIndex)
{
    /// <summary>Whether blue comes first in memory.</summary>
    public bool IsBlueFirst => PixelType == PixelTypes.ImageSharpBgra32;
}

/// <summary>The types of pixels, by full name, so that none of their libraries is a dependency.</summary>
internal static class PixelTypes
{
    public const string Rgba32 = "AttnGen.Rgba32";
    public const string ImageSharpRgba32 = "SixLabors.ImageSharp.PixelFormats.Rgba32";
    public const string ImageSharpBgra32 = "SixLabors.ImageSharp.PixelFormats.Bgra32";

    public static readonly string[] All = [Rgba32, ImageSharpRgba32, ImageSharpBgra32];
}

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
