using System.Globalization;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>Inputs of an attention between an encoder and a decoder, by the user's names, and what the oracle makes of them.</summary>
internal sealed class SequenceData : RoleData
{
    private const double RowSumTolerance = 1.0 / (1 << 19);

    private readonly Dictionary<string, ExpectedResult> _results = [];
    private readonly IReadOnlyDictionary<string, Array> _inputs;
    private readonly bool[] _isEmpty;

    private SequenceData(SequenceDeclaration declaration, IReadOnlyDictionary<string, Array> inputs)
    {
        Declaration = declaration;
        Shape = declaration.ToShape();
        _inputs = inputs;
        double[] output = new double[declaration.HasOutput ? Shape.OutputLength : 0], weights = new double[Shape.WeightsLength], scores = new double[Shape.WeightsLength];
        double[] logSumExp = new double[Shape.LogSumExpLength], attentional = new double[declaration.HasAttentional ? Shape.AttentionalLength : 0];
        ReferenceSequenceAttention.Compute(Shape, OracleInputs, new()
        {
            Output = output, Weights = weights, Scores = scores, LogSumExp = logSumExp, Attentional = attentional,
        });
        Scores = scores;
        SequenceErrorBound bound = new(this, output, attentional);
        Add(declaration.HasOutput, "output", output, bound.Output, Shape.ValueDim);
        Add(declaration.HasWeights, "weights", weights, bound.Weights, Shape.Keys);
        Add(declaration.HasScores, "scores", scores, bound.Scores, Shape.Keys);
        Add(declaration.HasLogSumExp, "logSumExp", logSumExp, bound.LogSumExp, Shape.Queries);
        Add(declaration.HasAttentional, "attentional", attentional, bound.Attentional, Shape.AttentionalDim);
        _isEmpty = [.. logSumExp.Select(double.IsNegativeInfinity)];

        void Add(bool isThere, string role, double[] values, double[] bounds, int rowLength)
        {
            if (isThere)
            {
                _results[role] = new(values, bounds, rowLength);
            }
        }
    }

    public SequenceDeclaration Declaration { get; }

    public SequenceAttentionShape Shape { get; }

    public override IReadOnlyDictionary<string, Array> Inputs => _inputs;

    public override IReadOnlyDictionary<string, ExpectedResult> Results => _results;

    /// <summary>The oracle's scores, whether they are wanted or not.</summary>
    public double[] Scores { get; }

    /// <summary>The same inputs for the oracle.</summary>
    public SequenceAttentionInputs OracleInputs => new()
    {
        Query = Get<float>("query"), Key = Get<float>("key"), Value = Get<float>("value"), QueryWeights = Get<float>("queryWeights"),
        KeyWeights = Get<float>("keyWeights"), ProjectedKeys = Get<float>("projectedKeys"), ScoreWeights = Get<float>("scoreWeights"), Bias = Get<float>("bias"),
        Gain = Get<float>("gain"), Scale = Get<float>("scale"), ConcatScoreWeight = Get<float>("concatScoreWeight"), Mask = Mask, QueryMask = Get<bool>("queryMask"),
        Lengths = Lengths, AttentionalWeights = Get<float>("attentionalWeights"),
    };

    /// <summary>What follows the scores, for the oracle of <c>[Attention]</c>.</summary>
    public AttentionInputs AttentionInputs => new()
    {
        Scores = Scores, Query = [], Key = Get<float>("key"), Value = Get<float>("value"), Mask = Mask, Lengths = Lengths,
    };

    private bool[] Mask => Get<bool>(_inputs.ContainsKey("mask") ? "mask" : "valueMask");

    private int[] Lengths => Get<int>("lengths");

    /// <summary>An input, or nothing where the declaration lacks the role.</summary>
    public T[] Get<T>(string role) => _inputs.TryGetValue(role, out Array? content) ? (T[])content : [];

    /// <summary>Random inputs of the declaration's seed. Weights are such that neither tangents nor weights of keys saturate.</summary>
    public static SequenceData Random(SequenceDeclaration declaration)
    {
        const int OneIn = 8;
        RandomInputs random = new(declaration.Seed);
        Dictionary<string, Array> inputs = [];
        foreach (KernelRole role in declaration.ToRoles().Where(role => !role.IsWritten))
        {
            int length = role.Shape.Aggregate((product, axis) => product * axis);
            inputs[role.Name] = role.Name switch
            {
                "lengths" => declaration.Lengths!,
                "mask" or "valueMask" => random.Mask(length, declaration.Keys),
                "queryMask" => random.Mask(length, declaration.Queries),
                "queryWeights" or "keyWeights" or "attentionalWeights" => random.Weights(role.Shape[0], role.Shape[1]),
                "scoreWeights" when role.Shape.Length == 2 => random.Weights(role.Shape[0], role.Shape[1]),
                "value" when declaration.Seed % OneIn == OneIn - 1 && declaration.HasKey =>
                    random.VanishingNumbers(length, i => i / role.Shape[2] % declaration.Keys >= declaration.Keys / 2),
                _ => random.Numbers(length),
            };
        }

        return new(declaration, inputs);
    }

    /// <summary>The data with changed inputs, and what the oracle says then.</summary>
    public SequenceData With(Action<Dictionary<string, Array>> edit)
    {
        Dictionary<string, Array> inputs = _inputs.ToDictionary(input => input.Key, input => (Array)input.Value.Clone());
        edit(inputs);
        return new(Declaration, inputs);
    }

    /// <summary>Besides: a row of weights sums to 1, unless the query sees nothing or a NaN.</summary>
    public override string? Compare(IReadOnlyDictionary<string, float[]> actual, out double worst)
    {
        string? fault = base.Compare(actual, out worst);
        for (int row = 0; fault is null && Declaration.HasWeights && row < _isEmpty.Length; row++)
        {
            double sum = actual["weights"].AsSpan(row * Shape.Keys, Shape.Keys).ToArray().Sum(weight => (double)weight);
            if (!_isEmpty[row] && Math.Abs(sum - 1) > RowSumTolerance)
            {
                fault = string.Create(CultureInfo.InvariantCulture, $"row {row} of weights sums to {sum:R}");
            }
        }

        return fault;
    }

    public override byte[] Paint(HeatmapDeclaration heatmap, ReadOnlySpan<float> weights) =>
        new HeatmapRule(heatmap).Paint(Shape.Attention, AttentionInputs, weights);
}
