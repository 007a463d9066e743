namespace AttnGen.Reference;

/// <summary>Shape, numbers and options of a softmax attention, as <see cref="AttentionAttribute"/> declares them.</summary>
/// <param name="Queries">Query rows of each head.</param>
/// <param name="Keys">Key rows of each head.</param>
/// <param name="Dim">Components of a query and of a key.</param>
public sealed partial record AttentionShape(int Queries, int Keys, int Dim)
{
    // Defaults that follow other properties stay absent here, so that they also follow them through a "with".
    private readonly int? _keyValueHeads;
    private readonly int? _valueDim;
    private readonly float? _scale;

    /// <summary>Independent sequences.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Heads of each batch entry.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>Key and value heads, a divisor of <see cref="Heads"/>. Default: <see cref="Heads"/>.</summary>
    public int KeyValueHeads
    {
        get => _keyValueHeads ?? Heads;
        init => _keyValueHeads = value;
    }

    /// <summary>Components of a value and of an output row. Default: <see cref="Dim"/>.</summary>
    public int ValueDim
    {
        get => _valueDim ?? Dim;
        init => _valueDim = value;
    }

    /// <summary>Factor of every score, a float as kernels use it. Default 1/√<see cref="Dim"/>.</summary>
    public float Scale
    {
        get => _scale ?? (float)(1 / Math.Sqrt(Dim));
        init => _scale = value;
    }

    /// <summary>Whether a query attends only to keys at or before its own position.</summary>
    public bool Causal { get; init; }

    /// <summary>Where the diagonal of causal attention and of windows starts.</summary>
    public CausalAlignment CausalAlignment { get; init; }

    /// <summary>Keys before its own position that a query still sees, inclusive; null: all.</summary>
    public int? WindowLeft { get; init; }

    /// <summary>Keys after its own position that a query still sees, inclusive; null: all.</summary>
    public int? WindowRight { get; init; }

    /// <summary>Bound c of the soft cap c · tanh(score / c), a float as kernels use it; null: no cap.</summary>
    public float? Softcap { get; init; }

    /// <summary>Order of the axes of query, key, value and output.</summary>
    public AttentionLayout Layout { get; init; }

    /// <summary>Which axes the mask has of its own.</summary>
    public MaskScope MaskScope { get; init; }

    /// <summary>Which axes the bias has of its own.</summary>
    public BiasScope BiasScope { get; init; }

    /// <summary>What a query without anything to attend to gets.</summary>
    public EmptyRow EmptyRow { get; init; }

    /// <summary>Whether weights and scores are means over the heads.</summary>
    public bool AverageHeads { get; init; }

    /// <summary>Key that lies on the diagonal of query 0: 0, or keys − queries where the last query and the last key meet.</summary>
    public int DiagonalOffset => CausalAlignment == CausalAlignment.BottomRight ? Keys - Queries : 0;

    /// <summary>Throws where the numbers are none of an attention.</summary>
    /// <exception cref="ArgumentException">A size is below 1, <see cref="KeyValueHeads"/> does not divide <see cref="Heads"/>, a window is
    /// negative, or <see cref="Softcap"/> is not above 0.</exception>
    internal void Check()
    {
        ShapeRules.RequireSizes(
            (nameof(Queries), Queries), (nameof(Keys), Keys), (nameof(Dim), Dim), (nameof(ValueDim), ValueDim),
            (nameof(Batch), Batch), (nameof(Heads), Heads), (nameof(KeyValueHeads), KeyValueHeads));
        ShapeRules.Require(Heads % KeyValueHeads == 0, $"{nameof(KeyValueHeads)} must divide {nameof(Heads)}, {Heads}, but is {KeyValueHeads}.");
        ShapeRules.Require(WindowLeft is not < 0, $"{nameof(WindowLeft)} must be at least 0, but is {WindowLeft}.");
        ShapeRules.Require(WindowRight is not < 0, $"{nameof(WindowRight)} must be at least 0, but is {WindowRight}.");
        ShapeRules.Require(Softcap is null or > 0, $"{nameof(Softcap)} must be above 0, but is {Softcap}.");
    }
}
