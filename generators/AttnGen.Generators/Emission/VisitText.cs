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

    /// <summary>Whether slots of a row of weights lie outside what a block visits.</summary>
    public bool LeavesSlots => visit.MovesStart || visit.MovesEnd;

    /// <summary>Valid keys of the batch entry.</summary>
    public string Length => spec.HasLengths ? "length" : Number(spec.Keys);

    /// <summary>The argument that tells a phase how many keys there are, where that is known at run time only.</summary>
    public string KeysArgument => visit.MovesEnd ? "keys, " : "";

    /// <summary>The parameter of <see cref="KeysArgument"/>.</summary>
    public string KeysParameter => visit.MovesEnd ? "nuint keys, " : "";

    /// <summary>Whether tiles of scores must be told how many keys lie before the end of the array.</summary>
    public bool HasRoomParameter => visit.MovesStart && !spec.HasScores;

    /// <summary>Whether scores are computed for all keys, seen or not.</summary>
    public bool ScoresSeeAll => spec.HasScores || !visit.MovesEnd;

    /// <summary>Whether a tile of output ends at the last key that any of its queries sees.</summary>
    public bool OutputEndsAtDiagonal => spec.Options.Band.Upper is not null;

    /// <summary>Declares <c>start</c> and <c>keys</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="first">The block's first query.</param>
    /// <param name="queries">How many queries it has.</param>
    public void Declare(SourceWriter writer, string first, string queries)
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
        writer.Line();
    }
}
