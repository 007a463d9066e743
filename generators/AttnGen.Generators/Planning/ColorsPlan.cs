using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>How values become codes, and codes colours.</summary>
/// <param name="Spec">What was declared.</param>
/// <param name="Table">Bad, under, entry 0 … N − 1, over: a code −2 … N selects its colour by the code + 2.</param>
/// <param name="Cuts">
/// The least value of every entry and the least that is over, by their bits; of intervals their cuts. Empty where the norm is linear or
/// the limits come from the data.
/// </param>
/// <param name="IntervalEntries">The table entry of each interval; empty where the norm has none.</param>
internal sealed record ColorsPlan(
    ColorsSpec Spec, EquatableArray<ColorSpec> Table, EquatableArray<uint> Cuts, EquatableArray<short> IntervalEntries)
{
    /// <summary>Entries of the map, bad, under and over not counted.</summary>
    public int Entries => Table.Count - 3;

    public ColorSpec Bad => Table[0];

    public ColorSpec Under => Table[1];

    public ColorSpec Over => Table[Table.Count - 1];

    /// <summary>Whether the norm is a straight line between its limits.</summary>
    public bool IsLinear => Spec.Norm is LinearNormSpec or CenteredNormSpec;

    /// <summary>Cuts of up to so many entries, found in the data, lie on the stack: at most 8 KB.</summary>
    public const int MostEntriesOnStack = 2048;
}
