using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// What follows the softmax and the product with the values: weights as rows, NaN and ∞ near masked slots, queries that see nothing.
/// Bound by memory and the same at every vector width, so written once for each order of the exponentials: a block's [keys, queries],
/// or the rows of few queries.
/// </summary>
internal sealed class ResultsEmitter(SourceWriter writer, AttentionSpec spec, WidthPlan plan)
{
    private readonly VisitText _visit = new(spec, plan.Visit);
    private readonly SlotsText _slots = new(spec, plan);
    private readonly string _stride = Number(plan.Scratch.Stride);

    /// <summary>Whether the last step may read values again, as they lie.</summary>
    public static bool ReadsValues(AttentionSpec spec) => spec.HasOutput && (spec.HasMaskedSlots || spec.Options.IsUniformWhenEmpty);

    /// <summary>Whether anything is left to do once the output tiles are done.</summary>
    private bool HasFinish => spec.HasOutput || (spec.Options.IsUniformWhenEmpty && spec.HasWeightsOfBlock);

    /// <summary>Whether what is left is more than to clear the output of queries that see nothing.</summary>
    private bool HasFinishMethod => HasFinish && (spec.HasMaskedSlots || spec.Options.IsUniformWhenEmpty);

    private string Queries => _slots.IsRow ? Number(_slots.Queries) : "queries";

    private string Suffix => _slots.IsRow ? "Rows" : "Block";

    /// <summary>Writes the methods that a plan's widths call.</summary>
    public static void Emit(SourceWriter writer, AttentionPlan plan)
    {
        foreach (WidthPlan width in plan.Orders)
        {
            new ResultsEmitter(writer, plan.Spec, width).Emit();
        }
    }

    /// <summary>Calls the step that writes weights.</summary>
    /// <param name="queries">Expression of the block's queries.</param>
    public void CallWeights(string queries)
    {
        if (spec.HasWeightsOfBlock)
        {
            writer.Line($"Weights{Suffix}({Arguments(WeightsParameters, queries)});");
        }
    }

    /// <summary>Calls the step that writes weights, for some of a block's queries.</summary>
    /// <param name="argument">What takes the place of an argument.</param>
    public void CallWeights(System.Func<string, string> argument) =>
        writer.Line($"Weights{Suffix}({string.Join(", ", WeightsParameters.Select(argument))});");

    /// <summary>What <see cref="CallWeights(System.Func{string, string})"/> needs.</summary>
    public IEnumerable<string> NamesOfWeights => WeightsParameters;

    /// <summary>Calls the last step.</summary>
    /// <param name="queries">Expression of the block's queries.</param>
    public void CallFinish(string queries)
    {
        if (HasFinishMethod)
        {
            writer.Line($"Finish{Suffix}({Arguments(FinishParameters, queries)});");
        }
        else if (HasFinish)
        {
            writer.Line("// A query that sees nothing gets 0, whatever the values are.");
            EmitClearEmpty(queries);
        }
    }

    private void Emit()
    {
        if (spec.HasRows)
        {
            writer.Line();
            EmitWeights();
        }

        if (HasFinishMethod)
        {
            writer.Line();
            EmitFinish();
        }
    }

    /// <summary>Whether the weights are more than a cache keeps until somebody reads them.</summary>
    private bool AreFar => spec.HasWeights && AttentionShapes.Of(spec, AttentionRoles.Weights).Length >= KernelTuning.BytesOfFarWeights / sizeof(float);

    private IEnumerable<string> WeightsParameters =>
        [.. HasFlag ? ["areWritten"] : System.Array.Empty<string>(), .. Visit(isMarked: spec.HasMaskedSlots), "logits", "inverses", "weights"];

    /// <summary>Whether tiles of output may have written the weights.</summary>
    private bool HasFlag => plan is BlockedPlan { TilesWriteWeights: true };

    private IEnumerable<string> FinishParameters =>
    [
        .. Visit(isMarked: spec.HasOutput && spec.HasMaskedSlots), "logits", "inverses",
        .. ReadsValues(spec) ? [spec.ValueRole] : System.Array.Empty<string>(),
        .. spec.HasOutput ? ["output"] : System.Array.Empty<string>(),
        .. spec.HasWeightsOfBlock && spec.Options.IsUniformWhenEmpty ? ["weights"] : System.Array.Empty<string>(),
    ];

    /// <summary>What a step must know of the visit, and the masks where it may have to mark.</summary>
    private IEnumerable<string> Visit(bool isMarked)
    {
        if (plan.Visit.MovesStart)
        {
            yield return "start";
        }

        if (!spec.Options.Band.IsUnbounded && isMarked && _slots.HasFirst)
        {
            yield return "first";
        }

        if (!_slots.IsRow)
        {
            yield return "queries";
        }

        if (plan.Visit.MovesEnd)
        {
            yield return "keys";
        }

        foreach (string role in new[] { AttentionRoles.Mask, AttentionRoles.Bias }.Where(role => isMarked && spec.Method.Has(role)))
        {
            yield return role;
        }
    }

    private void EmitWeights()
    {
        bool isSummed = spec.SumsHeads;
        writer.Line(_slots.IsRow
            ? "// Weights: the rows, scaled by 1 / row sum."
            : "// Weights: the block, transposed into rows of keys and scaled by 1 / row sum" + (HasFlag ? ", unless tiles of output have written it." : "."));
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Weights{Suffix}({Parameters(WeightsParameters)})"))
        {
            if (spec.HasMaskedSlots)
            {
                writer.Line("// A row of NaN: its masked slots still weigh 0.");
                using (writer.Block($"if (KernelNonFinite.IsIn(ref inverses, 0, 1, {Queries}))"))
                {
                    EmitMark();
                    if (HasFlag)
                    {
                        writer.Line("areWritten = false;");
                    }
                }

                writer.Line();
            }

            if (_slots.IsRow)
            {
                string operation = isSummed ? "ScaledAndAdded" : "Scaled";
                using (_slots.ForQueries(writer))
                {
                    string target = Plus(_visit.Start, _slots.QueryTimes(spec.Keys));
                    writer.Line(
                        $"KernelRows.{operation}(ref {VectorText.Element("logits", _slots.QueryTimes(plan.Scratch.Stride))}, {VectorText.Element("inverses", _slots.QueryTimes(1))}, {_visit.Keys}, ref {VectorText.Element("weights", target)});");
                }
            }
            else
            {
                string operation = (isSummed ? "Added" : "Scaled") + (spec.HasMaskedSlots ? "UnlessMarked" : "ByColumn");
                using (HasFlag ? writer.Block("if (!areWritten)") : null)
                {
                    writer.Line(
                        $"KernelTranspose.{operation}(ref logits, {_stride}, {_visit.Keys}, {Queries}, ref {VectorText.Element("weights", _visit.Start)}, "
                        + $"{Number(spec.Keys)}, ref inverses);");
                }
            }

            if (_visit.LeavesSlots && !isSummed)
            {
                writer.Line($"KernelRows.ClearBeside(ref weights, {Number(spec.Keys)}, {Queries}, {_visit.Start}, keys, isFar: {(AreFar ? "true" : "false")});");
            }
        }
    }

    private void EmitFinish()
    {
        long stride = AttentionShapes.StridesOf(spec, spec.ValueRole).Row, outputStride = AttentionShapes.StridesOf(spec, AttentionRoles.Output).Row;
        bool recovers = spec.HasOutput && spec.HasMaskedSlots;
        writer.Line(recovers
            ? "// Where NaN or ∞ reached the output, it is computed again without the masked slots."
            : "// The output of queries that see nothing.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Finish{Suffix}({Parameters(FinishParameters)})"))
        {
            if (recovers)
            {
                string strides = _slots.IsRow ? $"1, {_stride}" : $"{_stride}, 1";
                using (writer.Block($"if (KernelNonFinite.IsIn(ref output, {Number(outputStride)}, {Queries}, {Number(spec.ValueDim)}))"))
                {
                    EmitMark();
                    writer.Line(
                        $"KernelNonFinite.OutputUnlessMarked(ref logits, {strides}, {_visit.Keys}, {Queries}, ref inverses, "
                        + $"ref {_visit.FirstRow(spec.ValueRole)}, {Number(stride)}, {Number(spec.ValueDim)}, ref output, {Number(outputStride)});");
                }
            }

            writer.Line();
            writer.Line(spec.Options.IsUniformWhenEmpty
                ? "// A query that sees nothing weighs all keys alike, masked ones too."
                : "// A query that sees nothing gets 0, whatever the values are.");
            if (!spec.Options.IsUniformWhenEmpty)
            {
                EmitClearEmpty(Queries);
            }

            if (spec.Options.IsUniformWhenEmpty && spec.HasWeightsOfBlock)
            {
                writer.Line($"KernelRows.AddUniformWeights(ref inverses, {Queries}, {Number(spec.Keys)}, ref weights);");
            }

            if (spec.Options.IsUniformWhenEmpty && spec.HasOutput)
            {
                writer.Line(
                    $"KernelRows.MeanOfValues(ref inverses, {Queries}, {Number(spec.Keys)}, ref {spec.ValueRole}, {Number(stride)}, "
                    + $"{Number(spec.ValueDim)}, ref output, {Number(outputStride)});");
            }
        }
    }

    private void EmitClearEmpty(string queries) => writer.Line(
        $"KernelRows.ClearEmpty(ref inverses, {queries}, {Number(spec.ValueDim)}, ref output, {Number(AttentionShapes.StridesOf(spec, AttentionRoles.Output).Row)});");

    private void EmitMark() => new LogitsEmitter(writer, spec, plan).CallMark("queries");

    private string Parameters(IEnumerable<string> names) => string.Join(", ", names.Select(name => name switch
    {
        "start" or "first" or "queries" or "keys" => "nuint " + name,
        "areWritten" => "bool " + name,
        _ => $"ref {spec.ElementType(name)} {name}",
    }));

    private string Arguments(IEnumerable<string> names, string queries) =>
        string.Join(", ", names.Select(name => name switch
        {
            "queries" => queries,
            "areWritten" => "Vector128.IsHardwareAccelerated" + (plan.Visit.MovesEnd ? $" && keys >= {Number(TilePlanner.LanesOfWidths[0])}" : ""),
            "start" or "first" or "keys" => name,
            _ => "ref " + name,
        }));
}
