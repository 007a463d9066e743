using System;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The packing of a block's queries: scaled and side by side, so that one vector holds one component of several queries. Where tiles of output
/// pack the next block's, only the first block of a call is packed by itself.
/// </summary>
internal sealed class PackEmitter(SourceWriter writer, AttentionSpec spec, BlockedPlan plan)
{
    private readonly long _queryStride = AttentionShapes.StridesOf(spec, AttentionRoles.Query).Row;
    private readonly string _factor = StagingEmitter.Factor(spec, plan.Softmax.ScaleBits);
    private readonly string _stride = Number(plan.Scratch.Stride);

    /// <summary>What a block takes to pack the next one's queries.</summary>
    public string Parameters => plan.TilesPackQueries ? "nuint nextQueries, ref float nextQuery, " : "";

    /// <summary>Clears what no query is ever packed to, once a call.</summary>
    public void EmitClearOnce()
    {
        // The stack is zero as it comes; where a user's module skips that, no result is the other.
        bool isCleared = ScratchText.IsOnStack(plan.Scratch.Length) && !spec.HasWorkspace;
        if (plan.Blocks.Count == 1 && EmptyLanes(plan.Blocks[0]) > 0 && !isCleared)
        {
            writer.Line("ref float packed = ref scratch;");
            EmitClear(plan.Blocks[0]);
            writer.Line();
        }
    }

    /// <summary>Packs a block's queries.</summary>
    /// <param name="queries">Expression of how many there are.</param>
    public void EmitPack(string queries)
    {
        writer.Line("// Pack: scaled queries side by side, so that one vector holds one component of several queries.");
        EmitClearOf(queries);
        writer.Line(
            $"KernelTranspose.Packed(ref query, {Number(_queryStride)}, {queries}, {Number(spec.Dim)}, ref packed, {_stride}, {_factor});");
        writer.Line();
    }

    /// <summary>Declares what packs the next block's queries, before a block's output tiles.</summary>
    public void DeclarePacker()
    {
        if (!plan.TilesPackQueries)
        {
            return;
        }

        EmitClearOf("nextQueries");
        writer.Line($"QueryColumns packer = new(ref nextQuery, nextQueries, {Number(spec.Dim)}, ref packed, {_factor});");
    }

    /// <summary>Writes the methods that pack a block by itself and say which queries an item has.</summary>
    public void EmitMethods()
    {
        if (!plan.TilesPackQueries)
        {
            return;
        }

        writer.Line("// A block's queries, where no block before it has packed them.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Pack(nuint queries, ref float query, {(spec.HasGain ? "float gain, " : "")}ref float packed)"))
        {
            EmitPack("queries");
        }

        writer.Line();
        writer.Line("// Where an item's queries begin and how many it has; none from the end on.");
        writer.Line(KernelMethod);
        using (writer.Block("private static ref float QueriesOf(nuint item, nuint end, ref float query, out nuint queries)"))
        {
            using (writer.Block("if (item >= end)"))
            {
                writer.Line("queries = 0;");
                writer.Line("return ref query;");
            }

            writer.Line();
            EmitItem();
        }

        writer.Line();
    }

    /// <summary>Calls the method that packs a block by itself.</summary>
    /// <param name="queries">Expression of how many there are.</param>
    /// <param name="query">The first.</param>
    public void CallPack(string queries, string query) =>
        writer.Line($"Pack({queries}, ref {query}, {(spec.HasGain ? "gain, " : "")}ref scratch);");

    /// <summary>Declares the next item's queries; packs the item's own where it is the first.</summary>
    /// <param name="item">The first item of the call.</param>
    /// <param name="end">The item after its last.</param>
    public void EmitNext(string item, string end)
    {
        if (!plan.TilesPackQueries)
        {
            return;
        }

        string query = StagingEmitter.Source(spec, AttentionRoles.Query);
        using (writer.Block($"if (item == {item})"))
        {
            writer.Line($"ref float own = ref QueriesOf(item, {end}, ref {query}, out nuint queries);");
            CallPack("queries", "own");
        }

        writer.Line();
        writer.Line($"ref float next = ref QueriesOf(item + 1, {end}, ref {query}, out nuint nextQueries);");
    }

    private void EmitItem()
    {
        string parts = ItemsEmitter.Parts(spec, plan.BlocksOfHead);
        if (parts.Length > 0)
        {
            writer.Line(parts);
        }

        QueryBlockPlan whole = plan.Blocks[0], last = plan.Blocks[plan.Blocks.Count - 1];
        writer.Line(plan.Blocks.Count == 1 ? $"queries = {Number(whole.Queries)};" : $"queries = block < {Number(whole.Count)} ? {Number(whole.Queries)}u : {Number(last.Queries)};");
        string first = plan.BlocksOfHead == 1 ? "0"
            : whole == last || last.First == whole.Count * whole.Queries ? Times("block", whole.Queries * _queryStride)
            : Times($"Math.Min({Times("block", whole.Queries)}, {Number(last.First)})", _queryStride);
        writer.Line($"return ref {VectorText.Element("query", Plus(HeadText.Offset(spec, AttentionRoles.Query, isHead: true), first))};");
    }

    /// <summary>A shorter block finds the queries of the one before in its empty lanes.</summary>
    private void EmitClearOf(string queries)
    {
        foreach (QueryBlockPlan block in plan.Blocks.Where(block => plan.Blocks.Count > 1 && EmptyLanes(block) > 0))
        {
            using (writer.Block($"if ({queries} == {Number(block.Queries)})"))
            {
                EmitClear(block);
            }

            writer.Line();
        }
    }

    /// <summary>Lanes without a query compute on zeros and are never written out.</summary>
    private void EmitClear(QueryBlockPlan block)
    {
        using (writer.Block($"for (nuint d = 0; d < {Number(spec.Dim)}; d++)"))
        {
            string lane = Plus(Times("d", plan.Scratch.Stride), Number(block.Queries));
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref packed, {lane}), {Number(EmptyLanes(block))}).Clear();");
        }
    }

    /// <summary>Lanes without a query in a block's last sixteen.</summary>
    private int EmptyLanes(QueryBlockPlan block) => Math.Min((16 - (block.Queries % 16)) % 16, plan.Scratch.Stride - block.Queries);
}
