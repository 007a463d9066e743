using System;
using System.Linq;

namespace AttnGen;

/// <summary>Components that are piecewise linear between nodes: matplotlib's <c>LinearSegmentedColormap</c> of lists.</summary>
/// <remarks>
/// The nodes of a component are pairs x, y with x from 0 to 1; two nodes at the same x are a jump, from the first one's y to the second
/// one's. The reversed map is the mirrored nodes evaluated afresh, not the table read backwards: the truncation falls the other way here
/// and there.
/// </remarks>
internal sealed class SegmentedColors : ColorSource
{
    private readonly double[][] _nodes;
    private readonly double[][] _mirrored;

    /// <param name="nodes">The nodes of red, green, blue and, unless the map is opaque, alpha.</param>
    /// <param name="entries">Entries of the table.</param>
    public SegmentedColors(double[][] nodes, int entries)
        : this(nodes, [.. nodes.Select(Mirror)], entries)
    {
    }

    private SegmentedColors(double[][] nodes, double[][] mirrored, int entries)
        : base(entries) => (_nodes, _mirrored) = (nodes, mirrored);

    /// <summary>matplotlib's <c>LinearSegmentedColormap.from_list</c>: equidistant stops.</summary>
    public static SegmentedColors Gradient(RgbaColor[] stops, int entries)
    {
        double[] positions = Fractions(stops.Length);
        return new([Nodes(stop => stop.R), Nodes(stop => stop.G), Nodes(stop => stop.B), Nodes(stop => stop.A)], entries);

        double[] Nodes(Func<RgbaColor, byte> component) =>
            [.. stops.SelectMany((stop, i) => new[] { positions[i], component(stop) / 255.0 })];
    }

    public override RgbaColor[] Colors()
    {
        byte[][] components = [.. _nodes.Select(nodes => Table(nodes, Entries))];
        RgbaColor[] colors = new RgbaColor[Entries];
        for (int k = 0; k < colors.Length; k++)
        {
            byte alpha = components.Length > 3 ? components[3][k] : byte.MaxValue;
            colors[k] = new RgbaColor(components[0][k], components[1][k], components[2][k], alpha);
        }

        return colors;
    }

    public override ColorSource Resampled(int count) => new SegmentedColors(_nodes, _mirrored, count);

    public override ColorSource Reversed() => new SegmentedColors(_mirrored, _nodes, Entries);

    /// <summary>matplotlib's <c>_create_lookup_table</c>.</summary>
    private static byte[] Table(double[] nodes, int count)
    {
        byte[] table = new byte[count];
        table[0] = Component(nodes[1]);

        // matplotlib's convention: a single entry is the upper end.
        table[count - 1] = Component(nodes[nodes.Length - 1]);
        double[] fractions = Fractions(count);
        int upper = 0;
        for (int k = 1; k < count - 1; k++)
        {
            double position = (count - 1) * fractions[k];
            while (Position(upper) < position)
            {
                upper++;
            }

            double distance = (position - Position(upper - 1)) / (Position(upper) - Position(upper - 1));
            table[k] = Component((distance * (Level(upper) - Level(upper - 1))) + Level(upper - 1));
        }

        return table;

        double Position(int node) => nodes[2 * node] * (count - 1);

        double Level(int node) => nodes[(2 * node) + 1];
    }

    private static double[] Mirror(double[] nodes)
    {
        double[] mirrored = new double[nodes.Length];
        for (int i = 0; i < nodes.Length; i += 2)
        {
            mirrored[i] = 1 - nodes[nodes.Length - 2 - i];
            mirrored[i + 1] = nodes[nodes.Length - 1 - i];
        }

        return mirrored;
    }
}
