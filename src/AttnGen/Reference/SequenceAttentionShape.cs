namespace AttnGen.Reference;

/// <summary>
/// Shape and options of an attention between an encoder and a decoder, as <see cref="LuongAttentionAttribute"/>,
/// <see cref="BahdanauAttentionAttribute"/>, <see cref="KerasAttentionAttribute"/> and <see cref="KerasAdditiveAttentionAttribute"/> declare them.
/// </summary>
/// <param name="Score">How a query and a key are compared.</param>
/// <param name="Queries">Query rows of each batch entry.</param>
/// <param name="Keys">Key rows of each batch entry.</param>
/// <param name="QueryDim">Components of a query.</param>
/// <param name="KeyDim">Components of a key.</param>
public sealed record SequenceAttentionShape(SequenceScore Score, int Queries, int Keys, int QueryDim, int KeyDim)
{
    // Defaults that follow other properties stay absent here, so that they also follow them through a "with".
    private readonly int? _valueDim;
    private readonly int? _attentionalDim;
    private readonly MaskScope? _maskScope;
    private readonly EmptyRow? _emptyRow;

    /// <summary>Independent sequences.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Hidden units of <see cref="SequenceScore.LuongConcat"/> and <see cref="SequenceScore.Bahdanau"/>; 0 otherwise.</summary>
    public int Units { get; init; }

    /// <summary>Components of a value and of an output row. Default: <see cref="KeyDim"/>.</summary>
    public int ValueDim
    {
        get => _valueDim ?? KeyDim;
        init => _valueDim = value;
    }

    /// <summary>Components of an attentional vector. Default: <see cref="QueryDim"/>.</summary>
    public int AttentionalDim
    {
        get => _attentionalDim ?? QueryDim;
        init => _attentionalDim = value;
    }

    /// <summary>Whether v of <see cref="SequenceScore.Bahdanau"/> is replaced by gain · v / ‖v‖.</summary>
    public bool Normalize { get; init; }

    /// <summary>Whether a query sees only keys at or before its own position, Keras's <c>use_causal_mask</c>.</summary>
    public bool Causal { get; init; }

    /// <summary>
    /// Which axes the mask has of its own. Default: <see cref="MaskScope.PerKey"/> for Keras, else <see cref="MaskScope.Shared"/>.
    /// </summary>
    public MaskScope MaskScope
    {
        get => _maskScope ?? (IsKeras ? MaskScope.PerKey : MaskScope.Shared);
        init => _maskScope = value;
    }

    /// <summary>
    /// What a query without anything to attend to gets. Default: <see cref="EmptyRow.Uniform"/> for Keras, else
    /// <see cref="EmptyRow.Zero"/>.
    /// </summary>
    public EmptyRow EmptyRow
    {
        get => _emptyRow ?? (IsKeras ? EmptyRow.Uniform : EmptyRow.Zero);
        init => _emptyRow = value;
    }

    /// <summary>Lengths and places of mask, lengths and results, and the rules from scores on; its dim is that of the keys.</summary>
    public AttentionShape Attention => new(Queries, Keys, KeyDim)
    {
        Batch = Batch, ValueDim = ValueDim, Scale = 1, Causal = Causal, MaskScope = MaskScope, EmptyRow = EmptyRow,
    };

    /// <summary>Elements of query: [batch, queries, queryDim].</summary>
    public int QueryLength => checked(Batch * Queries * QueryDim);

    /// <summary>Elements of key: [batch, keys, keyDim].</summary>
    public int KeyLength => checked(Batch * Keys * KeyDim);

    /// <summary>Elements of value: [batch, keys, valueDim].</summary>
    public int ValueLength => checked(Batch * Keys * ValueDim);

    /// <summary>Elements of queryWeights, [queryDim, units].</summary>
    public int QueryWeightsLength => checked(QueryDim * Units);

    /// <summary>Elements of keyWeights, [keyDim, units].</summary>
    public int KeyWeightsLength => checked(KeyDim * Units);

    /// <summary>Elements of scoreWeights: [queryDim, keyDim], or [units]; 0 for a score that has none.</summary>
    public int ScoreWeightsLength => Score == SequenceScore.LuongGeneral ? checked(QueryDim * KeyDim) : Units;

    /// <summary>Components of a projected key; 0 for a score that has none.</summary>
    public int ProjectedKeyDim => Score == SequenceScore.LuongGeneral ? QueryDim : Units;

    /// <summary>Elements of projectedKeys: [batch, keys, queryDim], or [batch, keys, units].</summary>
    public int ProjectedKeysLength => checked(Batch * Keys * ProjectedKeyDim);

    /// <summary>Elements of scale: [1], of <see cref="SequenceScore.KerasAdditive"/> [dim].</summary>
    public int ScaleLength => Score == SequenceScore.KerasAdditive ? KeyDim : IsKeras ? 1 : 0;

    /// <summary>Elements of queryMask: [batch, queries].</summary>
    public int QueryMaskLength => checked(Batch * Queries);

    /// <summary>Elements of output: [batch, queries, valueDim].</summary>
    public int OutputLength => checked(Batch * Queries * ValueDim);

    /// <summary>Elements of weights and of scores: [batch, queries, keys].</summary>
    public int WeightsLength => checked(Batch * Queries * Keys);

    /// <summary>Elements of logSumExp: [batch, queries].</summary>
    public int LogSumExpLength => checked(Batch * Queries);

    /// <summary>Elements of attentionalWeights: [valueDim + queryDim, attentionalDim].</summary>
    public int AttentionalWeightsLength => checked((ValueDim + QueryDim) * AttentionalDim);

    /// <summary>Elements of attentional: [batch, queries, attentionalDim].</summary>
    public int AttentionalLength => checked(Batch * Queries * AttentionalDim);

    /// <summary>Whether the score has hidden units.</summary>
    internal bool HasUnits => Score is SequenceScore.LuongConcat or SequenceScore.Bahdanau;

    /// <summary>Whether the score is one of Luong's.</summary>
    internal bool IsLuong => Score is SequenceScore.LuongDot or SequenceScore.LuongGeneral or SequenceScore.LuongConcat;

    /// <summary>Whether the score is one of Keras's.</summary>
    internal bool IsKeras => Score is SequenceScore.KerasDot or SequenceScore.KerasConcat or SequenceScore.KerasAdditive;

    /// <summary>Throws where the numbers are none of such an attention.</summary>
    /// <exception cref="ArgumentException">A size is below 1, the score is none, or an option does not belong to it.</exception>
    internal void Check()
    {
        ShapeRules.RequireSizes((nameof(QueryDim), QueryDim), (nameof(KeyDim), KeyDim), (nameof(AttentionalDim), AttentionalDim));
        Attention.Check();
        ShapeRules.Require(Enum.IsDefined(Score), $"{nameof(Score)} must be a {nameof(SequenceScore)}, but is {Score}.");
        ShapeRules.Require(
            QueryDim == KeyDim || HasUnits || Score == SequenceScore.LuongGeneral,
            $"{nameof(QueryDim)} must be {nameof(KeyDim)}, {KeyDim}, for {Score}, but is {QueryDim}.");
        ShapeRules.Require(
            HasUnits ? Units >= 1 : Units == 0,
            $"{nameof(Units)} must be {(HasUnits ? "at least 1" : "0")} for {Score}, but is {Units}.");
        ShapeRules.Require(!Normalize || Score == SequenceScore.Bahdanau, $"{nameof(Normalize)} must be false for {Score}.");
    }
}
