using AttnGen.Reference;
using static AttnGen.Tests.ReferenceSequenceAttentionTests;

namespace AttnGen.Tests;

/// <summary>Lengths, masks and empty rows behind any score function, and roles that a score function does not have.</summary>
public sealed class ReferenceSequenceOptionsTests
{
    private static readonly float[] Key = [0, (float)Math.Log(2), (float)Math.Log(5)], Value = [8, 16, -8];

    /// <summary>Scores 0, ln 2 and ln 5 weigh 1/8, 2/8 and 5/8.</summary>
    private static readonly SequenceAttentionShape Luong = new(SequenceScore.LuongDot, 1, 3, 1, 1);

    private static readonly SequenceAttentionShape Keras = new(SequenceScore.KerasDot, 1, 3, 1, 1);

    [Fact]
    public void LengthsAndMasksMeet()
    {
        SequenceAttentionShape shape = Luong with { Batch = 2, Queries = 2 };
        float[] key = [.. Key[..2], float.NaN, .. Key], value = [.. Value[..2], float.PositiveInfinity, .. Value];
        Results results = Compute(shape, new()
        {
            Query = [1, 1, 1, 1], Key = key, Value = value, Lengths = [2, 3], Mask = [true, true, true, false, true, true],
        });
        AssertClose([1 / 3.0, 2 / 3.0, 0, 0, 1, 0, 0.125, 0.25, 0.625, 0, 2 / 7.0, 5 / 7.0], results.Weights);
        AssertClose([40 / 3.0, 16, 0, -8 / 7.0], results.Output);
        Assert.Equal(double.NaN, results.Scores[2]);
    }

    [Theory]
    [InlineData(MaskScope.Shared, 0, 0)]
    [InlineData(MaskScope.PerKey, 0, 0.5)]
    [InlineData(MaskScope.PerBatch, 0, 0.5)]
    public void TheMaskHasItsScope(MaskScope scope, double first, double second)
    {
        // Batch entry 1 has its own mask unless the mask is shared.
        SequenceAttentionShape shape = new(SequenceScore.LuongDot, 1, 2, 1, 1) { Batch = 2, MaskScope = scope };
        bool[] mask = scope == MaskScope.Shared ? [false, true] : [false, true, true, true];
        Results results = Compute(shape, new() { Query = [0, 0], Key = [1, 2, 3, 4], Mask = mask });
        AssertClose([first, 1 - first, second, 1 - second], results.Weights);
    }

    [Fact]
    public void AnEmptyRowIsZeroOrUniform()
    {
        SequenceAttentionInputs inputs = new() { Query = [1], Key = Key, Value = [8, 16, 3], Lengths = [0] };
        Results zero = Compute(Luong, inputs), uniform = Compute(Luong with { EmptyRow = EmptyRow.Uniform }, inputs);
        Assert.Equal([0, 0, 0], zero.Weights);
        Assert.Equal([0], zero.Output);
        AssertClose([1 / 3.0, 1 / 3.0, 1 / 3.0], uniform.Weights);
        AssertClose([9], uniform.Output);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], [zero.LogSumExp[0], uniform.LogSumExp[0]]);
    }

    [Fact]
    public void KerasWeighsAllKeysAlikeWhereAllAreMasked()
    {
        Results results = Compute(Keras, new() { Query = [1], Key = Key, Value = [8, 16, 3], Mask = [false, false, false] });
        AssertClose([1 / 3.0, 1 / 3.0, 1 / 3.0], results.Weights);
        AssertClose([9], results.Output);
    }

    [Fact]
    public void KerassValueMaskAndCausalMaskMeet()
    {
        // Query 0 would see key 0 alone, which is masked; the other two see key 1, or keys 1 and 2.
        Results results = Compute(Keras with { Queries = 3, Causal = true }, new()
        {
            Query = [1, 1, 1], Key = Key, Value = Value, Mask = [false, true, true],
        });
        AssertClose([1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 1, 0, 0, 2 / 7.0, 5 / 7.0], results.Weights);
    }

    [Fact]
    public void KerassQueryMaskZeroesTheOutputAlone()
    {
        Results results = Compute(Keras with { Queries = 2 }, new() { Query = [1, 1], Key = Key, Value = [8, 16, 3], QueryMask = [false, true] });
        AssertClose([0.125, 0.25, 0.625, 0.125, 0.25, 0.625], results.Weights);
        AssertClose([0, 6.875], results.Output);
        AssertClose([Math.Log(8), Math.Log(8)], results.LogSumExp);
    }

    [Fact]
    public void ScoresOfAnyFunctionGoThroughTheOptionsOfAttention()
    {
        AttentionShape shape = new(1, 2, 1) { Heads = 2, AverageHeads = true, Softcap = 2, Scale = 100 };
        double[] output = new double[2], weights = new double[2], scores = new double[2];
        ReferenceAttention.Compute(
            shape,
            new() { Scores = [0, 2 * Math.Log(3), 0, 0], Query = [], Key = [4, 8, 1, 2], Bias = [1.6f, 0] },
            new() { Output = output, Weights = weights, Scores = scores });
        double biased = Math.Exp(1.6) / (1 + Math.Exp(1.6));
        AssertClose([(0.5 + biased) / 2, (1.5 - biased) / 2], weights);
        AssertClose([0, Math.Log(3)], scores);
        AssertClose([6, 2 - biased], output);
    }

    public static TheoryData<SequenceScore, string> WrongRoles => new()
    {
        { SequenceScore.LuongDot, "scale" },
        { SequenceScore.LuongDot, "queryMask" },
        { SequenceScore.LuongDot, "scoreWeights" },
        { SequenceScore.LuongDot, "projectedKeys" },
        { SequenceScore.LuongGeneral, "scoreWeights" },
        { SequenceScore.LuongGeneral, "bias" },
        { SequenceScore.LuongConcat, "queryWeights" },
        { SequenceScore.LuongConcat, "bias" },
        { SequenceScore.Bahdanau, "gain" },
        { SequenceScore.Bahdanau, "queryWeights" },
        { SequenceScore.KerasDot, "gain" },
        { SequenceScore.KerasDot, "concatScoreWeight" },
        { SequenceScore.KerasConcat, "concatScoreWeight" },
        { SequenceScore.KerasAdditive, "scale" },
        { SequenceScore.KerasAdditive, "attentionalWeights" },
    };

    /// <summary>Spans of 7 numbers are too many for every role of a shape of ones, and those that are absent are sometimes needed.</summary>
    [Theory]
    [MemberData(nameof(WrongRoles))]
    public void ARoleThatTheScoreDoesNotHaveIsNamed(SequenceScore score, string role)
    {
        bool hasUnits = score is SequenceScore.LuongConcat or SequenceScore.Bahdanau;
        float[] Seven(string name, bool isNeeded = false) => new float[name == role ? 7 : isNeeded ? 1 : 0];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReferenceSequenceAttention.Compute(
            new(score, 1, 1, 1, 1) { Units = hasUnits ? 1 : 0 },
            new()
            {
                Query = [1], Key = [1], Value = [1], QueryWeights = Seven("queryWeights", hasUnits),
                KeyWeights = new float[hasUnits ? 1 : 0], ScoreWeights = Seven("scoreWeights", hasUnits || score == SequenceScore.LuongGeneral),
                ProjectedKeys = Seven("projectedKeys"), Bias = Seven("bias"), Gain = Seven("gain"), Scale = Seven("scale"),
                ConcatScoreWeight = Seven("concatScoreWeight", score == SequenceScore.KerasConcat), QueryMask = new bool[Seven("queryMask").Length],
                AttentionalWeights = Seven("attentionalWeights"),
            },
            default));
        Assert.Equal(role, exception.ParamName);
    }

    public static TheoryData<SequenceAttentionShape, string> WrongShapes => new()
    {
        { Luong with { KeyDim = 2 }, "QueryDim must be KeyDim, 2, for LuongDot, but is 1." },
        { Luong with { Units = 4 }, "Units must be 0 for LuongDot, but is 4." },
        { Luong with { Score = SequenceScore.LuongConcat }, "Units must be at least 1 for LuongConcat, but is 0." },
        { Luong with { Normalize = true }, "Normalize must be false for LuongDot." },
        { Luong with { Queries = 0 }, "Queries must be at least 1, but is 0." },
    };

    [Theory]
    [MemberData(nameof(WrongShapes))]
    public void AWrongShapeIsExplained(SequenceAttentionShape shape, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => ReferenceSequenceAttention.Compute(shape, new() { Query = [], Key = [] }, default));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultsFollowScoreAndDims()
    {
        Assert.Equal((MaskScope.PerKey, EmptyRow.Uniform), (Keras.MaskScope, Keras.EmptyRow));
        SequenceAttentionShape luong = Luong with { QueryDim = 3, KeyDim = 4 };
        Assert.Equal((MaskScope.Shared, EmptyRow.Zero, 4, 3), (luong.MaskScope, luong.EmptyRow, luong.ValueDim, luong.AttentionalDim));
    }
}
