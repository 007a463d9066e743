using System;
using System.Collections.Generic;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The loop over batch entries and heads: every reference moves on by one head at its end.</summary>
internal static class HeadText
{
    public static IDisposable? Loop(SourceWriter writer, AttentionSpec spec)
    {
        int count = spec.Batch * spec.Heads;
        SourceWriter.BlockScope? loop = count > 1 ? writer.Block($"for (int head = 0; head < {Number(count)}; head++)") : null;
        if (spec.HasLengths)
        {
            // The span was checked, but another thread may write to it: what is used must be within bounds by itself.
            string entry = spec.Batch == 1 ? "0" : spec.Heads == 1 ? "head" : $"head / {Number(spec.Heads)}";
            writer.Line($"nuint keys = Math.Min((uint)lengths[{entry}], {Number(spec.Keys)}u);");
        }

        return loop;
    }

    public static void Advance(SourceWriter writer, AttentionSpec spec)
    {
        if (spec.Batch * spec.Heads == 1)
        {
            return;
        }

        writer.Line();
        foreach ((string role, long length) in PerHead(spec))
        {
            writer.Line($"{role} = ref Unsafe.Add(ref {role}, {Number(length)});");
        }
    }

    private static IEnumerable<(string Role, long Length)> PerHead(AttentionSpec spec)
    {
        yield return (AttentionRoles.Query, (long)spec.Queries * spec.Dim);
        yield return (AttentionRoles.Key, (long)spec.Keys * spec.Dim);
        if (spec.HasValue)
        {
            yield return (AttentionRoles.Value, (long)spec.Keys * spec.ValueDim);
        }

        if (spec.HasOutput)
        {
            yield return (AttentionRoles.Output, (long)spec.Queries * spec.ValueDim);
        }

        if (spec.HasWeights)
        {
            yield return (AttentionRoles.Weights, (long)spec.Queries * spec.Keys);
        }
    }
}
