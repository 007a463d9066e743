using System.Globalization;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>One <c>[Attention]</c> declaration as data: what the generator compiles and what the oracle computes.</summary>
internal sealed partial record KernelDeclaration(string Name, int Queries, int Keys, int Dim) : IKernelDeclaration
{
    /// <summary>What the kernel runner draws the inputs from.</summary>
    public int Seed { get; init; }

    public int Batch { get; init; } = 1;

    public int Heads { get; init; } = 1;

    /// <summary>Key and value heads; null: the option is left out.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary>Components of a value where it is a parameter of its own; null: as many as <see cref="Dim"/>.</summary>
    public int? ValueDim { get; init; }

    /// <summary>The option <c>Scale</c>; null: left out.</summary>
    public double? Scale { get; init; }

    public bool Causal { get; init; }

    public CausalAlignment CausalAlignment { get; init; }

    public int? WindowLeft { get; init; }

    public int? WindowRight { get; init; }

    public double? Softcap { get; init; }

    public AttentionLayout Layout { get; init; }

    public MaskScope MaskScope { get; init; }

    public BiasScope BiasScope { get; init; }

    public EmptyRow EmptyRow { get; init; }

    public bool AverageHeads { get; init; }

    public bool HasValue { get; init; } = true;

    public bool HasMask { get; init; }

    public bool HasBias { get; init; }

    /// <summary>The content of the role <c>lengths</c>; null: the role is absent.</summary>
    public int[]? Lengths { get; init; }

    public bool HasOutput { get; init; } = true;

    public bool HasWeights { get; init; }

    public bool HasScores { get; init; }

    public bool HasLogSumExp { get; init; }

    public bool HasWorkspace { get; init; }

    /// <summary>What calls pass as the role <c>maxDegreeOfParallelism</c>; null: the role is absent.</summary>
    public int? MaxDegreeOfParallelism { get; init; }

    /// <summary>Parameters that take the weights as colours, two at most; they follow the roles.</summary>
    public HeatmapDeclaration[] Heatmaps { get; init; } = [];

    /// <summary>The same mechanism for the oracle.</summary>
    public AttentionShape ToShape()
    {
        AttentionShape shape = new(Queries, Keys, Dim)
        {
            Batch = Batch,
            Heads = Heads,
            KeyValueHeads = KeyValueHeads ?? Heads,
            ValueDim = ValueDim ?? Dim,
            Causal = Causal,
            CausalAlignment = CausalAlignment,
            WindowLeft = WindowLeft,
            WindowRight = WindowRight,
            Softcap = (float?)Softcap,
            Layout = Layout,
            MaskScope = MaskScope,
            BiasScope = BiasScope,
            EmptyRow = EmptyRow,
            AverageHeads = AverageHeads,
        };
        return Scale is { } scale ? shape with { Scale = (float)scale } : shape;
    }

    /// <summary>The same declaration without options that nothing in it refers to, such as the scope of a mask that it does not have.</summary>
    public KernelDeclaration WithoutIdleOptions() => this with
    {
        MaxDegreeOfParallelism = HasWorkspace || (AverageHeads && Heads > 1 && (HasWeights || HasScores || Heatmaps.Length > 0)) ? null : MaxDegreeOfParallelism,
        KeyValueHeads = KeyValueHeads is { } heads && heads != Heads && Heads % heads == 0 ? heads : null,
        ValueDim = HasValue ? ValueDim : null,
        CausalAlignment = Causal || WindowLeft is not null || WindowRight is not null ? CausalAlignment : default,
        MaskScope = HasMask ? MaskScope : default,
        BiasScope = HasBias ? BiasScope : default,
        AverageHeads = AverageHeads && (HasWeights || HasScores || Heatmaps.Length > 0),
    };

    /// <summary>
    /// The weights without what does not change their bits, by the same mechanism: what heatmaps are the colours of. Scores stay: logits are in their unit.
    /// </summary>
    public KernelDeclaration ToWeights() => (this with
    {
        HasValue = false,
        HasOutput = false,
        HasWeights = true,
        HasLogSumExp = false,
        HasWorkspace = false,
        MaxDegreeOfParallelism = null,
        Heatmaps = [],
    }).WithoutIdleOptions();

    IKernelDeclaration IKernelDeclaration.ToWeights() => ToWeights() with { Name = Name + "Weights" };

    public override string ToString() =>
        ToSource() + $" // seed: {Text(Seed)}" + (Lengths is null ? "" : $", lengths: [{string.Join(", ", Lengths)}]");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
