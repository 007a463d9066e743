using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;
using static AttnGen.Generators.Infrastructure.NumberText;

namespace AttnGen.Generators.Emission;

/// <summary>The header of a generated attention file: what a reviewer needs to check the kernel without running it.</summary>
internal static class AttentionDescription
{
    public static IEnumerable<string> Of(AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        yield return $"{spec.Title} of fixed shape for {FileEmitter.FullName(spec.Method)}:";
        yield return "";
        foreach (string formula in Formulas(spec))
        {
            yield return "  " + formula;
        }

        yield return "";
        foreach (ParameterSpec parameter in spec.Spans)
        {
            yield return Row(spec.Label(parameter.Role), parameter.Role == AttentionRoles.Workspace
                ? $"[{Number(plan.WorkspaceLength)}], or longer"
                : AttentionShapes.Of(spec, parameter.Role).ToString());
        }

        if (spec.HasHeadAxis)
        {
            float scale = BitConverter.ToSingle(BitConverter.GetBytes(spec.ScaleBits), 0);
            yield return Row("scale", $"0x{spec.ScaleBits:X8} ({scale.ToString("G9", CultureInfo.InvariantCulture)})");
        }

        foreach ((string name, string text) in Options(plan))
        {
            yield return Row(name, text);
        }

        string seen = spec.Options.Band.IsUnbounded && !spec.HasLengths ? "" : " if every key were seen";
        string tangents = plan.Tangents > 0 ? $"{Grouped(plan.Tangents)} tanh and " : "";
        yield return Row("work", $"{tangents}{Grouped(plan.Flops)} FLOPs{seen}, {Grouped(Bytes(spec))} bytes of arguments");
        yield return Row("way", spec.IsAdditive
            ? "one query after the other: lanes run over the units, then over the keys"
            : plan.Widths[0] is FewQueriesPlan
            ? "few queries: lanes run over dim, keys and values are read once as they lie"
            : "blocked: lanes run over queries, which are packed (transposed) a block at a time; "
                + (ValuesOf(plan) is null ? "keys and values are read as they lie" : LaysKeys(plan) ? "keys are laid row by row once a head" : "keys are read as they lie"));
        if (ValuesOf(plan) is { } values)
        {
            string blocks = values.HasPartials ? $"; weights and values meet {Count(values.KeysOfBlock, "key")} at a time, so that both stay near" : "";
            yield return Row("values", $"laid once a head in panels as wide as an output tile, aligned and without gaps{blocks}");
        }

        if (plan.Widths[0] is BlockedPlan { Softmax: { IsBinary: true } softmax })
        {
            string factor = $"{(spec.HasHeadAxis ? "scale · " : "")}8 log₂ e, 0x{softmax.ScaleBits:X8}";
            yield return Row("softmax", $"exponentials are 2^(x/8): packed queries are multiplied by {factor}, so that logits are eighths of binary logarithms");
        }

        if ((plan.Widths[0] as BlockedPlan)?.Pauses is { } pauses)
        {
            string[] work = [.. pauses.WritesWeights ? ["write the weights as rows"] : Array.Empty<string>(), .. pauses.PacksQueries ? ["pack the next block's queries"] : Array.Empty<string>()];
            yield return Row("pauses", $"output tiles {string.Join(" and ", work)} between the steps of their sums, where ports and memory are idle");
        }

        foreach (WidthPlan width in plan.Widths)
        {
            yield return Row(width.Lanes == 1 ? "scalar" : $"{32 * width.Lanes} bit", Tiles(width, spec.IsAdditive));
        }

        foreach (ProjectionPlan projection in plan.Staging.Projections)
        {
            yield return Row("", $"{projection.Name}: {string.Join("; ", projection.Widths.Select(width => $"{32 * width.Lanes} bit {ProjectionDescription.Tile(width)}"))}");
        }

        if (spec.IsParallel)
        {
            yield return Row("threads", $"{Grouped(plan.Items)} items, {(plan.BlocksOfHead == 1 ? "a head each" : "a block of a head's queries each")}, on at most maxDegreeOfParallelism threads; the same bits on any number");
        }

        ScratchPlan scratch = plan.Widths[0].Scratch;
        string functions = string.Concat(
            spec.Options.SoftcapBits is null && !spec.HasAttentional ? "" : ", tanh within 1.2 ULP", spec.HasLogSumExp ? ", ln within 0.9 ULP" : "");
        yield return Row("scratch", ScratchText.Describe(scratch.Length, spec.HasWorkspace));
        yield return Row("error", ScoreDescription.Error(spec, roundings: IsBinary(plan) ? 2 : 1));
        yield return Row("", $"exp within 1.2 ULP (1.4 where multiply-adds are not fused){functions}; a row of weights sums to 1 within 2⁻¹⁹");
        yield return Row("bits", "the same at 512, 256 and 128 bits wherever multiply-adds are fused");
    }

    private static bool IsBinary(AttentionPlan plan) => plan.Widths[0] is BlockedPlan { Softmax.IsBinary: true };

    private static bool LaysKeys(AttentionPlan plan) => plan.Widths[0] is BlockedPlan { Keys: not null };

    private static ValuesPlan? ValuesOf(AttentionPlan plan) => (plan.Widths[0] as BlockedPlan)?.Values;

    private static IEnumerable<string> Formulas(AttentionSpec spec)
    {
        bool hasLogits = spec.Options.SoftcapBits is not null || spec.HasBias;
        string formula = ScoreDescription.Formula(spec), scores = spec.HasScores ? "scores" : formula;
        if (spec.HasScores)
        {
            yield return "scores = " + formula;
        }

        if (hasLogits && spec.HasSoftmax)
        {
            yield return "logits = " + (spec.Options.SoftcapBits is null ? scores : $"softcap · tanh({scores} / softcap)") + (spec.HasBias ? " + bias" : "");
        }

        string logits = hasLogits ? "logits" : scores;
        if (spec.HasRows || spec.HasOutput)
        {
            yield return $"weights = softmax({logits})";
        }

        if (spec.HasOutput)
        {
            yield return "output = weights · " + ScoreDescription.Values(spec) + (spec.Method.Has(AttentionRoles.QueryMask) ? ", 0 where queryMask is false" : "");
        }

        if (spec.HasAttentional)
        {
            yield return "attentional = tanh([output; query] · attentionalWeights)";
        }

        foreach (HeatmapSpec heatmap in spec.Heatmaps)
        {
            yield return heatmap.Parameter + " = colours(weights)";
        }

        if (spec.HasLogSumExp)
        {
            yield return $"logSumExp = ln Σ exp({logits})";
        }
    }

    /// <summary>What differs from plain dense attention.</summary>
    private static IEnumerable<(string Name, string Text)> Options(AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        AttentionOptions options = spec.Options;
        if (options.SoftcapBits is { } softcap)
        {
            float cap = BitConverter.ToSingle(BitConverter.GetBytes(softcap), 0);
            yield return ("softcap", $"0x{softcap:X8} ({cap.ToString("G9", CultureInfo.InvariantCulture)})");
        }

        if (!options.Band.IsUnbounded)
        {
            string lower = options.Band.Lower is { } first ? Diagonal(first) : "0", upper = options.Band.Upper is { } last ? Diagonal(last) : Number(spec.Keys - 1);
            yield return ("band", $"query q sees keys {lower} … {upper}");
        }

        if (spec.KeyValueHeads != spec.Heads)
        {
            yield return ("groups", $"{Count(spec.Heads / spec.KeyValueHeads, "head")} share a head of keys and values");
        }

        if (options.AverageHeads && (spec.HasRows || spec.HasScores))
        {
            yield return ("mean", "weights and scores are the mean over heads");
        }

        if (options.IsUniformWhenEmpty)
        {
            yield return ("empty", "a query that sees nothing weighs all keys alike");
        }

        foreach ((HeatmapSpec heatmap, ColorsPlan colors) in spec.Heatmaps.Zip(plan.Heatmaps, (heatmap, colors) => (heatmap, colors)))
        {
            yield return ("colours", heatmap.Parameter + ": " + Elements(heatmap) + (spec.HasMaskedSlots || spec.HasLengths ? Masked(spec) : ""));
            foreach ((string name, string text) in ColorsDescription.Of(colors, hasMask: false))
            {
                yield return (name, text);
            }
        }
    }

    private static string Elements(HeatmapSpec heatmap) => heatmap.IsPixels
        ? "each weight's code as the pixel that it has in the table"
        : heatmap.Colors.IndicesAreBytes
            ? $"each weight's code as a byte: under and over as the entry next to them, bad as {Number(heatmap.Colors.BadIndex)}"
            : "each weight's code";

    private static string Masked(AttentionSpec spec) => spec.SumsHeads ? "; what every head masks is bad" : "; a masked slot is bad";

    private static string Diagonal(int offset) => offset == 0 ? "q" : offset < 0 ? $"q − {Number(-(long)offset)}" : $"q + {Number(offset)}";

    private static string Tiles(WidthPlan width, bool isAdditive) => width switch
    {
        FewQueriesPlan { KeysOfTile: 1, Queries: 1 } one when isAdditive => $"output {Tile(one.Output)}",
        FewQueriesPlan few => $"scores {Count(few.KeysOfTile, "key")} at once; output {Tile(few.Output)}",
        BlockedPlan blocked => string.Join(", ", blocked.Blocks.Select(block =>
                $"{block.Count} × {Count(block.Queries, "query")}: scores {Count(block.Columns.Tile.Keys, "key")} × {Vectors(block.Columns.Tile.Vectors, width.Lanes)}"))
            + $"; output {Tile(blocked.Blocks[0].Output)}",
        _ => "",
    };

    private static string Tile(OutputTile tile) => $"{Count(tile.Queries, "query")} × {Vectors(tile.Vectors, tile.Lanes)}";

    private static string Vectors(int count, int lanes) => lanes == 1 ? Count(count, "float") : $"{Count(count, "vector")} of {lanes}";

    private static long Bytes(AttentionSpec spec) => spec.Spans.Where(parameter => parameter.Role != AttentionRoles.Workspace)
        .Sum(parameter => AttentionShapes.Of(spec, parameter.Role).Length * (spec.ElementType(parameter.Role) switch { "bool" or "byte" => 1, "short" => 2, _ => 4 }));

    private static string Row(string name, string text) => FileEmitter.HeaderRow(name, text);
}
