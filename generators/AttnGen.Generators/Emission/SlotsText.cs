using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// How the steps between the tiles address the slots of a visit: of a whole block, [keys, queries], or of query <c>q</c>'s row where
/// queries are few. Their methods take these names as parameters; a call passes what lies at the visit's first key.
/// </summary>
internal sealed class SlotsText(AttentionSpec spec, WidthPlan plan)
{
    private readonly VisitText _visit = new(spec, plan.Visit);

    public bool IsRow => plan is FewQueriesPlan;

    /// <summary>Queries that a step on rows is called for.</summary>
    public int Queries => plan is FewQueriesPlan few ? few.Queries : spec.Queries;

    /// <summary>Whether the first query of a step is not the head's first.</summary>
    public bool HasFirst => !IsRow || Queries < spec.Queries;

    /// <summary>The first query's own position less the first visited key, from which diagonals are counted.</summary>
    public string Position
    {
        get
        {
            string first = HasFirst ? "first" : Queries > 1 ? "q" : "0";
            string position = first == "0" ? "0" : $"(nint){first}";
            return !plan.Visit.MovesStart ? position : first == "0" ? "-(nint)start" : $"{position} - (nint)start";
        }
    }

    /// <summary>The parameters of a step on slots, but for a last one of its own.</summary>
    /// <param name="hasBias">Whether the step looks at the bias.</param>
    public string Parameters(bool hasBias) => string.Join(", ", Names(hasBias).Select(name => name switch
    {
        "position" => "nint position",
        "keys" or "queries" => "nuint " + name,
        _ => $"ref {spec.ElementType(name)} {name}",
    }));

    /// <summary>One step's parameters as another's arguments.</summary>
    public string PassOn(bool hasBias) =>
        string.Join(", ", Names(hasBias).Select(name => name is "position" or "keys" or "queries" ? name : "ref " + name));

    /// <summary>The arguments of a step.</summary>
    /// <param name="queries">Expression of the block's queries.</param>
    /// <param name="hasBias">Whether the step looks at the bias.</param>
    public string Arguments(string queries, bool hasBias) => string.Join(", ", Names(hasBias).Select(name => name switch
    {
        "position" => Position,
        "queries" => queries,
        "keys" => _visit.Keys,
        "logits" => "ref " + VectorText.Element(name, IsRow ? QueryTimes(plan.Scratch.Stride) : "0"),
        _ => "ref " + VectorText.Element(name, Plus(_visit.Start, IsRow ? QueryTimes(AttentionShapes.StridesOf(spec, name).Row) : "0")),
    }));

    /// <summary>The offset of query <c>q</c>'s row, where a step is called for each of few queries.</summary>
    public string QueryTimes(long stride) => Queries == 1 || stride == 0 ? "0" : Times("q", stride);

    /// <summary>The loop over few queries; a block is one step.</summary>
    public SourceWriter.BlockScope? ForQueries(SourceWriter writer) =>
        IsRow && Queries > 1 ? writer.Block($"for (nuint q = 0; q < {Number(Queries)}; q++)") : null;

    /// <summary>A diagonal that lies a constant beside a position.</summary>
    public static string Diagonal(string position, int offset) =>
        offset == 0 ? position : offset < 0 ? $"{position} - {Number(-(long)offset)}" : $"{position} + {Number(offset)}";

    private IEnumerable<string> Names(bool hasBias)
    {
        if (!spec.Options.Band.IsUnbounded)
        {
            yield return "position";
        }

        if (!IsRow)
        {
            yield return "queries";
        }

        yield return "keys";
        if (spec.HasMask)
        {
            yield return AttentionRoles.Mask;
        }

        if (spec.HasBias && hasBias)
        {
            yield return AttentionRoles.Bias;
        }

        yield return "logits";
    }
}
