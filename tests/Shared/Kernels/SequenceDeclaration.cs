using System.Globalization;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>
/// One <c>[LuongAttention]</c>, <c>[BahdanauAttention]</c>, <c>[KerasAttention]</c> or <c>[KerasAdditiveAttention]</c> declaration as data.
/// </summary>
internal sealed record SequenceDeclaration(string Name, SequenceScore Score, int Queries, int Keys, int QueryDim, int KeyDim) : RoleDeclaration(Name)
{
    public int Batch { get; init; } = 1;

    /// <summary>Hidden units of the scores that have any.</summary>
    public int Units { get; init; }

    /// <summary>Components of a value; null: the option is left out.</summary>
    public int? ValueDim { get; init; }

    /// <summary>Components of an attentional vector; null: the option is left out.</summary>
    public int? AttentionalDim { get; init; }

    public bool Normalize { get; init; }

    public bool Causal { get; init; }

    public MaskScope MaskScope { get; init; }

    public EmptyRow EmptyRow { get; init; }

    public bool HasKey { get; init; } = true;

    public bool HasValue { get; init; }

    public bool HasProjectedKeys { get; init; }

    public bool HasBias { get; init; }

    public bool HasGain { get; init; }

    /// <summary>Keras's <c>scale</c>.</summary>
    public bool HasScale { get; init; }

    /// <summary>Of Keras's layers the <c>valueMask</c>.</summary>
    public bool HasMask { get; init; }

    public bool HasQueryMask { get; init; }

    /// <summary>The content of the role <c>lengths</c>; null: the role is absent.</summary>
    public int[]? Lengths { get; init; }

    public bool HasOutput { get; init; } = true;

    public bool HasWeights { get; init; }

    public bool HasScores { get; init; }

    public bool HasLogSumExp { get; init; }

    public bool HasAttentional { get; init; }

    private bool IsKeras => Score is SequenceScore.KerasDot or SequenceScore.KerasConcat or SequenceScore.KerasAdditive;

    private bool HasUnits => Score is SequenceScore.LuongConcat or SequenceScore.Bahdanau;

    private bool IsLuong => Score is SequenceScore.LuongDot or SequenceScore.LuongGeneral or SequenceScore.LuongConcat;

    /// <summary>The same mechanism for the oracle.</summary>
    public SequenceAttentionShape ToShape()
    {
        SequenceAttentionShape shape = new(Score, Queries, Keys, QueryDim, KeyDim)
        {
            Batch = Batch, Units = HasUnits ? Units : 0, ValueDim = ValueDim ?? KeyDim, AttentionalDim = AttentionalDim ?? QueryDim,
            Normalize = Normalize, Causal = Causal,
        };
        return IsKeras ? shape : shape with { MaskScope = MaskScope, EmptyRow = EmptyRow };
    }

    public override IReadOnlyList<KernelRole> ToRoles()
    {
        SequenceAttentionShape shape = ToShape();
        int[] weights = [Batch, Queries, Keys];
        List<KernelRole> roles = [KernelRole.Input("query", Batch, Queries, QueryDim)];
        Add(HasKey, KernelRole.Input("key", Batch, Keys, KeyDim));
        Add(HasValue, KernelRole.Input("value", Batch, Keys, shape.ValueDim));
        Add(HasProjectedKeys, KernelRole.Input("projectedKeys", Batch, Keys, shape.ProjectedKeyDim));
        Add(HasUnits, KernelRole.Input("queryWeights", QueryDim, Units));
        Add(HasUnits && !HasProjectedKeys, KernelRole.Input("keyWeights", KeyDim, Units));
        Add(HasUnits, KernelRole.Input("scoreWeights", Units));
        Add(Score == SequenceScore.LuongGeneral && !HasProjectedKeys, KernelRole.Input("scoreWeights", QueryDim, KeyDim));
        Add(HasBias, KernelRole.Input("bias", Units));
        Add(HasGain, KernelRole.Input("gain", 1));
        Add(HasScale, KernelRole.Input("scale", shape.ScaleLength));
        Add(Score == SequenceScore.KerasConcat, KernelRole.Input("concatScoreWeight", 1));
        Add(HasMask, KernelRole.Mask(IsKeras ? "valueMask" : "mask", MaskAxes()));
        Add(HasQueryMask, KernelRole.Mask("queryMask", Batch, Queries));
        Add(Lengths is not null, KernelRole.Lengths(Batch));
        Add(HasAttentional, KernelRole.Input("attentionalWeights", shape.ValueDim + QueryDim, shape.AttentionalDim));
        Add(HasOutput, KernelRole.Output("output", Batch, Queries, shape.ValueDim));
        Add(HasWeights, KernelRole.Output("weights", weights));
        Add(HasScores, KernelRole.Output("scores", weights));
        Add(HasLogSumExp, KernelRole.Output("logSumExp", Batch, Queries));
        Add(HasAttentional, KernelRole.Output("attentional", Batch, Queries, shape.AttentionalDim));
        return roles;

        void Add(bool isThere, KernelRole role)
        {
            if (isThere)
            {
                roles.Add(role);
            }
        }
    }

    /// <summary>Products with weights that the kernel makes beside the attention itself.</summary>
    public int CountProducts()
    {
        bool isGeneral = Score == SequenceScore.LuongGeneral && !HasProjectedKeys;
        return (HasUnits || isGeneral ? 1 : 0) + (HasUnits && !HasProjectedKeys ? 1 : 0) + (HasAttentional ? 1 : 0);
    }

    public override RoleData ToData() => SequenceData.Random(this);

    /// <summary>The same declaration without what its score does not have, nor options that nothing in it refers to.</summary>
    public SequenceDeclaration WithoutIdleOptions()
    {
        bool isProjected = HasProjectedKeys && (HasUnits || Score == SequenceScore.LuongGeneral);
        bool hasValue = HasValue || IsKeras, hasKey = isProjected ? !hasValue && HasOutput : HasKey || !IsKeras;
        bool hasAttentional = HasAttentional && HasOutput && IsLuong, normalizes = Normalize && Score == SequenceScore.Bahdanau;
        return this with
        {
            KeyDim = HasUnits || Score == SequenceScore.LuongGeneral ? KeyDim : QueryDim,
            Units = HasUnits ? Math.Max(Units, 1) : 0,
            HasProjectedKeys = isProjected,
            HasValue = hasValue,
            HasKey = hasKey,
            ValueDim = hasValue && (hasKey || isProjected) ? ValueDim : null,
            HasAttentional = hasAttentional,
            AttentionalDim = hasAttentional ? AttentionalDim : null,
            Normalize = normalizes,
            HasBias = HasBias && Score == SequenceScore.Bahdanau,
            HasGain = HasGain && (IsLuong || normalizes),
            HasScale = HasScale && IsKeras,
            HasQueryMask = HasQueryMask && IsKeras && HasOutput,
            Causal = Causal && IsKeras,
            Lengths = IsKeras ? null : Lengths,
            MaskScope = HasMask && !IsKeras ? MaskScope : default,
            EmptyRow = IsKeras ? default : EmptyRow,
        };
    }

    public override IKernelDeclaration ToWeights() => (this with
    {
        Name = Name + "Weights",
        HasOutput = false,
        HasWeights = true,
        HasLogSumExp = false,
        HasWorkspace = false,
        HasTensors = false,
        Heatmaps = [],
    }).WithoutIdleOptions();

    public override string ToString() =>
        ToSource() + $" // seed: {Text(Seed)}" + (Lengths is null ? "" : $", lengths: [{string.Join(", ", Lengths)}]");

    protected override string Attribute()
    {
        List<string> arguments = [$"queries: {Text(Queries)}", $"keys: {Text(Keys)}"];
        arguments.AddRange(IsKeras ? [$"dim: {Text(KeyDim)}"] : [$"queryDim: {Text(QueryDim)}", $"keyDim: {Text(KeyDim)}"]);
        Option(Score == SequenceScore.Bahdanau, $"units: {Text(Units)}");
        Option(Score == SequenceScore.LuongGeneral, "Score = global::AttnGen.LuongScore.General");
        Option(Score == SequenceScore.LuongConcat, $"Score = global::AttnGen.LuongScore.Concat, Units = {Text(Units)}");
        Option(Score == SequenceScore.KerasConcat, "ScoreMode = global::AttnGen.KerasScoreMode.Concat");
        Option(Batch != 1, $"Batch = {Text(Batch)}");
        Option(ValueDim is not null, $"ValueDim = {Text(ValueDim ?? 0)}");
        Option(AttentionalDim is not null, $"AttentionalDim = {Text(AttentionalDim ?? 0)}");
        Option(Normalize, "Normalize = true");
        Option(Causal, "UseCausalMask = true");
        Option(MaskScope != default, $"MaskScope = global::AttnGen.MaskScope.{MaskScope}");
        Option(EmptyRow != default, $"EmptyRow = global::AttnGen.EmptyRow.{EmptyRow}");
        string name = Score switch
        {
            SequenceScore.Bahdanau => "BahdanauAttention",
            SequenceScore.KerasAdditive => "KerasAdditiveAttention",
            _ => IsKeras ? "KerasAttention" : "LuongAttention",
        };
        return $"{name}({string.Join(", ", arguments)})";

        void Option(bool isThere, string text)
        {
            if (isThere)
            {
                arguments.Add(text);
            }
        }
    }

    private int[] MaskAxes() => ToShape().MaskScope switch
    {
        MaskScope.Shared or MaskScope.PerHead => [Queries, Keys],
        MaskScope.PerKey => [Batch, Keys],
        _ => [Batch, Queries, Keys],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
