using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>How emitted code names the keys that a block visits: <c>keys</c> of them from <c>start</c> on, or numbers where they never change.</summary>
internal sealed class VisitText(AttentionSpec spec, VisitPlan visit)
{
    /// <summary>How many keys are visited.</summary>
    public string Keys => visit.MovesEnd ? "keys" : Number(spec.Keys);

    /// <summary>The first of them.</summary>
    public string Start => visit.MovesStart ? "start" : "0";

    /// <summary>The row of key or value at the first visited key.</summary>
    public string FirstRow(string role) =>
        visit.MovesStart ? VectorText.Element(role, $"start * {Number(AttentionShapes.StridesOf(spec, role).Row)}") : role;

    /// <summary>The rows of keys that tiles of scores begin at.</summary>
    public string KeyOfScores => HasRoomParameter ? FirstRow(AttentionRoles.Key) : AttentionRoles.Key;

    /// <summary>Whether slots of a row of weights lie outside what a block visits.</summary>
    public bool LeavesSlots => visit.MovesStart || visit.MovesEnd;

    /// <summary>Valid keys of the batch entry.</summary>
    public string Length => spec.HasLengths ? "length" : Number(spec.Keys);

    /// <summary>How many keys every query of the block sees, from the first on; only where no window moves the first.</summary>
    public string Seen => spec.Options.Band.Upper is null ? Keys : "seen";

    /// <summary>The argument that tells a phase how many keys there are, where that is known at run time only.</summary>
    public string KeysArgument => visit.MovesEnd ? "keys, " : "";

    /// <summary>The parameter of <see cref="KeysArgument"/>.</summary>
    public string KeysParameter => visit.MovesEnd ? "nuint keys, " : "";

    /// <summary>Whether tiles of scores must be told how many keys lie before the end of the array.</summary>
    public bool HasRoomParameter => visit.MovesStart && !spec.HasScores;

    /// <summary>Whether scores are computed for all keys, seen or not.</summary>
    public bool ScoresSeeAll => spec.HasScores || !visit.MovesEnd;

    /// <summary>The arguments that tell tiles of scores how many keys there are, and how many up to the array's end.</summary>
    public string ScoreArguments(string room) => (ScoresSeeAll ? "" : KeysArgument) + (HasRoomParameter ? room + ", " : "");

    /// <summary>The parameters of <see cref="ScoreArguments"/>.</summary>
    public string ScoreParameters => (ScoresSeeAll ? "" : KeysParameter) + (HasRoomParameter ? "nuint room, " : "");

    /// <summary>Keys from the first visited one to the array's end.</summary>
    public string Room => $"{Number(spec.Keys)} - start";

    /// <summary>Opens the loop over tiles of keys and says where a tile begins: the last one moves back to the edge and repeats some keys.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tileKeys">Keys of a tile.</param>
    /// <param name="first">The first key of the tile.</param>
    public SourceWriter.BlockScope ScoreTiles(SourceWriter writer, int tileKeys, out string first)
    {
        SourceWriter.BlockScope loop = writer.Block(
            $"for (nuint tile = 0; tile < {(ScoresSeeAll ? Number(spec.Keys) : Keys)}; {(tileKeys == 1 ? "tile++" : $"tile += {Number(tileKeys)}")})");
        first = spec.Keys % tileKeys == 0 && !HasRoomParameter ? "tile" : "first";
        if (first == "first")
        {
            writer.Line($"nuint first = Math.Min(tile, {(HasRoomParameter ? $"room - {Number(tileKeys)}" : Number(spec.Keys - tileKeys))});");
        }

        return loop;
    }

    /// <summary>Whether a tile of output ends at the last key that any of its queries sees.</summary>
    public bool OutputEndsAtDiagonal => spec.Options.Band.Upper is not null;

    /// <summary>Declares <c>start</c> and <c>keys</c>, and <c>seen</c> of them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="first">The block's first query.</param>
    /// <param name="queries">How many queries it has.</param>
    /// <param name="hasSeen">Whether <see cref="Seen"/> is asked for.</param>
    public void Declare(SourceWriter writer, string first, string queries, bool hasSeen)
    {
        if (spec.Options.Band.IsUnbounded)
        {
            if (spec.HasLengths)
            {
                writer.Line("nuint keys = length;");
            }

            return;
        }

        if (!LeavesSlots)
        {
            return;
        }

        writer.Line("// The keys that some query here sees: `keys` of them" + (visit.MovesStart ? " from `start` on." : "."));
        if (visit.MovesStart)
        {
            writer.Line($"nuint start = KernelBand.Start({first}, {Number(spec.Options.Band.Lower!.Value)}, {Number(visit.LastStart)});");
        }

        writer.Line($"nuint keys = KernelBand.Count({first}, {queries}, {Number(spec.Options.Band.Upper ?? spec.Keys)}, {Start}, {Length});");
        if (hasSeen && spec.Options.Band.Upper is not null)
        {
            writer.Line($"nuint seen = KernelBand.Count({first}, 1, {Number(spec.Options.Band.Upper!.Value)}, 0, {Length});");
        }

        writer.Line();
    }
}
