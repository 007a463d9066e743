using System;
using System.Linq;

namespace AttnGen;

/// <summary>A list of colours: matplotlib's <c>ListedColormap</c>.</summary>
internal sealed class ListedColors(RgbaColor[] colors) : ColorSource(colors.Length)
{
    public override RgbaColor[] Colors() => colors;

    /// <summary>The list's own colours at equidistant fractions: what a shorter table leaves out is lost.</summary>
    public override ColorSource Resampled(int count) => count == Entries
        ? this
        : new ListedColors([.. Fractions(count).Select(fraction => colors[Math.Min((int)(fraction * Entries), Entries - 1)])]);

    public override ColorSource Reversed() => new ListedColors([.. Enumerable.Reverse(colors)]);
}
