namespace AttnGen.Reference;

/// <content>How many elements each span has, and where in it a row or slot lies.</content>
public sealed partial record AttentionShape
{
    /// <summary>Elements of query: [batch, heads, queries, dim], or [batch, queries, heads, dim].</summary>
    public int QueryLength => checked(Batch * Heads * Queries * Dim);

    /// <summary>Elements of key: [batch, keyValueHeads, keys, dim], or [batch, keys, keyValueHeads, dim].</summary>
    public int KeyLength => checked(Batch * KeyValueHeads * Keys * Dim);

    /// <summary>Elements of value: [batch, keyValueHeads, keys, valueDim], or [batch, keys, keyValueHeads, valueDim].</summary>
    public int ValueLength => checked(Batch * KeyValueHeads * Keys * ValueDim);

    /// <summary>Elements of output: [batch, heads, queries, valueDim], or [batch, queries, heads, valueDim].</summary>
    public int OutputLength => checked(Batch * Heads * Queries * ValueDim);

    /// <summary>Elements of weights: [batch, heads, queries, keys], averaged [batch, queries, keys].</summary>
    public int WeightsLength => checked(Batch * (AverageHeads ? 1 : Heads) * Queries * Keys);

    /// <summary>Elements of scores, which have the shape of weights.</summary>
    public int ScoresLength => WeightsLength;

    /// <summary>Elements of scores that are given: [batch, heads, queries, keys], also where results are averaged.</summary>
    public int GivenScoresLength => checked(Batch * Heads * Queries * Keys);

    /// <summary>Elements of logSumExp: [batch, heads, queries].</summary>
    public int LogSumExpLength => checked(Batch * Heads * Queries);

    /// <summary>Elements of lengths: [batch].</summary>
    public int LengthsLength => Batch;

    /// <summary>Elements of mask, as <see cref="MaskScope"/> says.</summary>
    public int MaskLength => SlotsLength(Axes(MaskScope));

    /// <summary>Elements of bias, as <see cref="BiasScope"/> says.</summary>
    public int BiasLength => SlotsLength(Axes(BiasScope));

    /// <summary>Row of query and of output, whose elements lie one after the other.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    public int QueryRow(int batch, int head, int query) => Row(batch, head, Heads, query, Queries);

    /// <summary>Row of key and of value that a query's head uses.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head; as many of them share a key head as there are heads to a key head.</param>
    /// <param name="key">The key.</param>
    public int KeyRow(int batch, int head, int key) => Row(batch, head / (Heads / KeyValueHeads), KeyValueHeads, key, Keys);

    /// <summary>Row of weights and scores, which are heads-first in every layout.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head; of no account where heads are averaged.</param>
    /// <param name="query">The query.</param>
    public int WeightsRow(int batch, int head, int query) => ((AverageHeads ? batch : (batch * Heads) + head) * Queries) + query;

    /// <summary>Element of logSumExp.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    public int LogSumExpIndex(int batch, int head, int query) => (((batch * Heads) + head) * Queries) + query;

    /// <summary>Element of mask that concerns a slot.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    /// <param name="key">The key.</param>
    public int MaskIndex(int batch, int head, int query, int key) => SlotIndex(Axes(MaskScope), batch, head, query, key);

    /// <summary>Element of bias that concerns a slot.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    /// <param name="key">The key.</param>
    public int BiasIndex(int batch, int head, int query, int key) => SlotIndex(Axes(BiasScope), batch, head, query, key);

    private static (bool Batch, bool Heads, bool Queries) Axes(MaskScope scope) => scope switch
    {
        MaskScope.Shared => (false, false, true),
        MaskScope.PerKey => (true, false, false),
        MaskScope.PerHead => (false, true, true),
        MaskScope.PerBatch => (true, false, true),
        MaskScope.PerBatchAndHead => (true, true, true),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope of masks."),
    };

    private static (bool Batch, bool Heads, bool Queries) Axes(BiasScope scope) => scope switch
    {
        BiasScope.Shared => (false, false, true),
        BiasScope.PerKey => (true, false, false),
        BiasScope.PerHead => (false, true, true),
        BiasScope.PerBatch => (true, false, true),
        BiasScope.PerBatchAndHead => (true, true, true),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope of biases."),
    };

    private int Row(int batch, int head, int heads, int position, int positions) => Layout == AttentionLayout.HeadsFirst
        ? (((batch * heads) + head) * positions) + position
        : (((batch * positions) + position) * heads) + head;

    private int SlotsLength((bool Batch, bool Heads, bool Queries) axes) =>
        checked((axes.Batch ? Batch : 1) * (axes.Heads ? Heads : 1) * (axes.Queries ? Queries : 1) * Keys);

    private int SlotIndex((bool Batch, bool Heads, bool Queries) axes, int batch, int head, int query, int key)
    {
        int row = axes.Batch ? batch : 0;
        row = axes.Heads ? (row * Heads) + head : row;
        row = axes.Queries ? (row * Queries) + query : row;
        return (row * Keys) + key;
    }
}
