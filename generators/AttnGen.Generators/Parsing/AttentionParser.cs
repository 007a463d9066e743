using System;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis;
using static AttnGen.Generators.Infrastructure.NumberText;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[Attention]</c>: symbols in, <see cref="AttentionSpec"/> out.</summary>
internal static class AttentionParser
{
    /// <summary>Spans that threads can share: the fields of <c>KernelReferences</c>.</summary>
    private const int MostSharedSpans = 16;

    /// <summary>The declaration as data, or null where the method is no partial method that waits for a body.</summary>
    public static AttentionSpec? Parse(DeclarationReader reader)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        int batch = reader.Dimension("Batch", 1);
        int heads = reader.Dimension("Heads", 1);
        int keyValueHeads = ReadKeyValueHeads(reader, heads);
        int queries = reader.Dimension("queries");
        int keys = reader.Dimension("keys");
        int dim = reader.Dimension("dim");
        int valueDim = reader.Dimension("ValueDim", dim);
        uint scaleBits = ReadScale(reader, dim);
        AttentionOptions options = AttentionOptionsParser.Parse(reader, queries, keys);
        new KernelParameters(reader, AttentionRoles.Table, takesHeatmaps: true).Check(AttentionRoles.Query, AttentionRoles.Key);
        EquatableArray<HeatmapSpec> heatmaps = HeatmapParser.Parse(reader);

        AttentionSpec spec = new(
            HeatmapParser.WithRoles(method, heatmaps), true, batch, heads, keyValueHeads, queries, keys, dim, valueDim, scaleBits, options, heatmaps,
            Title: "Softmax attention", new DotScoreSpec(), HasHeadAxis: true, HasOneDim: true);
        CheckShapes(reader, spec);
        return spec with { IsValid = reader.IsValid };
    }

    private static int ReadKeyValueHeads(DeclarationReader reader, int heads)
    {
        int keyValueHeads = reader.Dimension("KeyValueHeads", heads);
        if (heads % keyValueHeads != 0)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.KeyValueHeadsNotADivisor, "KeyValueHeads", keyValueHeads, heads);
        }

        return keyValueHeads;
    }

    private static uint ReadScale(DeclarationReader reader, int dim) =>
        FloatParser.Bits(reader, "Scale", reader.Property("Scale") is double given ? given : 1 / Math.Sqrt(dim));

    private static void CheckShapes(DeclarationReader reader, AttentionSpec spec)
    {
        if (reader.IsValid && !spec.HasValue && spec.ValueDim != spec.Dim)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.ValueDimWithoutValue, "ValueDim", spec.ValueDim, spec.Dim, "dim");
        }

        CheckThreads(reader, spec);
        CheckSizes(reader, spec);
    }

    /// <summary>Threads share no scratch of the caller's, and add to no sum.</summary>
    private static void CheckThreads(DeclarationReader reader, AttentionSpec spec)
    {
        if (!reader.IsValid || !spec.IsParallel)
        {
            return;
        }

        const string Degree = AttentionRoles.MaxDegreeOfParallelism;
        if (spec.HasWorkspace)
        {
            reader.ErrorOnParameter(
                DiagnosticDescriptors.OptionWithoutEffect, Find(AttentionRoles.Workspace), $"Parameter '{AttentionRoles.Workspace}'",
                $"kernels without '{Degree}', as every thread has scratch of its own");
        }
        else if (spec.SumsHeads)
        {
            reader.ErrorOnParameter(
                DiagnosticDescriptors.OptionWithoutEffect, Find(Degree), $"Parameter '{Degree}'", "kernels without AverageHeads, which adds up one head after the other");
        }
        else if (spec.Spans.Count() > MostSharedSpans)
        {
            reader.ErrorOnParameter(
                DiagnosticDescriptors.OptionWithoutEffect, Find(Degree), $"Parameter '{Degree}'", $"kernels of at most {MostSharedSpans} spans");
        }

        IParameterSymbol Find(string role) => reader.Method.Parameters.First(parameter => parameter.Name == role);
    }

    /// <summary>That spans and buffers can hold what a valid declaration asks for.</summary>
    public static void CheckSizes(DeclarationReader reader, AttentionSpec spec)
    {
        if (!reader.IsValid)
        {
            return;
        }

        foreach (ParameterSpec parameter in spec.Spans.Where(parameter => parameter.Role != AttentionRoles.Workspace))
        {
            SizeCheck.Check(reader, parameter, AttentionShapes.Of(spec, parameter.Role));
        }

        long scratch = reader.IsValid ? AttentionPlanner.Plan(spec).Widths.Max(width => width.Scratch.Length) : 0;
        if (scratch > SpanTypes.MostScratch)
        {
            string compared = spec.IsAdditive ? "units" : spec.HasOneDim ? "dim" : "keyDim";
            string sizes = spec.HasHeadAxis
                ? $"keys = {spec.Keys} and dim = {spec.Dim}"
                : $"Batch = {spec.Batch}, queries = {spec.Queries}, keys = {spec.Keys} and {compared} = {spec.Dim}";
            reader.ErrorOnArgument(DiagnosticDescriptors.ScratchTooLarge, "keys", sizes, Grouped(scratch));
        }
    }
}
