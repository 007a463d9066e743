using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>How a colormap kernel works.</summary>
/// <param name="Spec">What was declared.</param>
/// <param name="Table">Bad, under, entry 0 … N − 1, over: a code −2 … N selects its colour by the code + 2.</param>
/// <param name="Precision">In which type the fraction is computed.</param>
/// <param name="BlockLength">Values that pass through the steps together.</param>
internal sealed record ColormapPlan(ColormapSpec Spec, EquatableArray<ColorSpec> Table, FractionPrecision Precision, int BlockLength)
{
    /// <summary>Entries of the map, bad, under and over not counted.</summary>
    public int Entries => Table.Count - 3;

    public ColorSpec Bad => Table[0];

    public ColorSpec Under => Table[1];

    public ColorSpec Over => Table[Table.Count - 1];
}

/// <summary>In which type v = (x − vmin) / (vmax − vmin) is computed.</summary>
internal enum FractionPrecision
{
    /// <summary>float, as matplotlib does it for float data.</summary>
    Single,

    /// <summary>double: the declared limits lie so far apart, or so close, that their distance is no float.</summary>
    Double,

    /// <summary>The limits come from the data: float, or double where they are equal or too far apart.</summary>
    ByData,
}
