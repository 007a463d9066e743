using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>The colours of a declaration as one table: bad, under, the entries, over.</summary>
internal static class ColorTable
{
    public static IEnumerable<ColorSpec> Build(PaletteSpec spec)
    {
        Palette palette = new(Source(spec)) { Under = Shared(spec.Under), Over = Shared(spec.Over), Bad = Shared(spec.Bad) };
        palette = spec.Entries is { } entries ? palette.Resampled(entries) : palette;
        palette = spec.Alpha is { } alpha ? palette.WithAlpha(alpha) : palette;
        return palette.Pack().Select(color => new ColorSpec(color.R, color.G, color.B, color.A));
    }

    private static ColorSource Source(PaletteSpec spec)
    {
        if (spec.Name is not null)
        {
            return NamedColormap.Find(spec.Name)!.Source;
        }

        RgbaColor[] colors = [.. spec.Colors.Select(color => Shared(color)!.Value)];
        return spec.Interpolate ? SegmentedColors.Gradient(colors, ColormapTables.DefaultEntries) : new ListedColors(colors);
    }

    private static RgbaColor? Shared(ColorSpec? color) => color is null ? null : new RgbaColor(color.R, color.G, color.B, color.A);
}
