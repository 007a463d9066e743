using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The header of a generated attention file: what a reviewer needs to check the kernel without running it.</summary>
internal static class AttentionDescription
{
    public static IEnumerable<string> Of(AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        string method = string.Join(".", spec.Method.ContainingTypes.Select(type => type.Name).Concat([spec.Method.Name]));
        string value = spec.HasValue ? "value" : "key";
        string formula = "weights = softmax(scale · query · keyᵀ)" + (spec.HasOutput ? $", output = weights · {value}" : "");
        yield return $"Softmax attention of fixed shape for {method}: {formula}.";
        yield return "";
        foreach (ParameterSpec parameter in spec.Method.Parameters)
        {
            yield return Row(parameter.Role, AttentionShapes.Of(spec, parameter.Role).ToString());
        }

        float scale = BitConverter.ToSingle(BitConverter.GetBytes(spec.ScaleBits), 0);
        yield return Row("scale", $"0x{spec.ScaleBits:X8} ({scale.ToString("G9", CultureInfo.InvariantCulture)})");
        yield return Row("work", $"{Grouped(plan.Flops)} FLOPs, {Grouped(Bytes(spec))} bytes of arguments");
        yield return Row("way", plan.Widths[0] is FewQueriesPlan
            ? "few queries: lanes run over dim, keys and values are read once as they lie"
            : "blocked: lanes run over queries, which are packed (transposed) a block at a time; keys and values are read as they lie");
        foreach (WidthPlan width in plan.Widths)
        {
            yield return Row(width.Lanes == 1 ? "scalar" : $"{32 * width.Lanes} bit", Tiles(width));
        }

        ScratchPlan scratch = plan.Widths[0].Scratch;
        yield return Row("scratch", $"{Grouped(scratch.Bytes)} bytes, {(scratch.IsOnStack ? "on the stack" : "in a buffer that each thread makes once")}");
        yield return Row("error", $"a score is within {spec.Dim + 1} · 2⁻²⁴ · scale · Σ|queryᵢ · keyᵢ| of the exact one, exp within 1.2 ULP;");
        yield return Row("", "a row of weights sums to 1 within 2⁻¹⁹");
        yield return Row("bits", "the same at 512, 256 and 128 bits wherever multiply-adds are fused");
    }

    private static string Tiles(WidthPlan width) => width switch
    {
        FewQueriesPlan few => $"scores {Count(few.KeysOfTile, "key")} at once; output {Tile(few.Output)}",
        BlockedPlan blocked => string.Join(", ", blocked.Blocks.Select(block =>
                $"{block.Count} × {Count(block.Queries, "query")}: scores {Count(block.Columns.Tile.Keys, "key")} × {Vectors(block.Columns.Tile.Vectors, width.Lanes)}"))
            + $"; output {Tile(blocked.Blocks[0].Output)}",
        _ => "",
    };

    private static string Tile(OutputTile tile) => $"{Count(tile.Queries, "query")} × {Vectors(tile.Vectors, tile.Lanes)}";

    private static string Vectors(int count, int lanes) => lanes == 1 ? Count(count, "float") : $"{Count(count, "vector")} of {lanes}";

    private static long Bytes(AttentionSpec spec) => 4 * spec.Method.Parameters.Sum(parameter => AttentionShapes.Of(spec, parameter.Role).Length);

    private static string Row(string name, string text) => $"  {name,-8} {text}";

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
