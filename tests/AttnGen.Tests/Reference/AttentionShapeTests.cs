using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>Defaults, lengths and places of the oracle's shape.</summary>
public sealed class AttentionShapeTests
{
    private static readonly AttentionShape Shape = new(3, 5, 7) { Batch = 2, Heads = 4, KeyValueHeads = 2, ValueDim = 11 };

    [Fact]
    public void DefaultsFollowTheOtherProperties()
    {
        AttentionShape shape = new AttentionShape(1, 1, 4) with { Heads = 6, Dim = 16 };
        Assert.Equal((6, 16, 0.25f), (shape.KeyValueHeads, shape.ValueDim, shape.Scale));
        Assert.Equal(0f, (shape with { Scale = 0 }).Scale);
    }

    [Fact]
    public void LengthsOfAllRoles()
    {
        Assert.Equal((168, 140, 220, 264), (Shape.QueryLength, Shape.KeyLength, Shape.ValueLength, Shape.OutputLength));
        Assert.Equal((120, 120, 24, 2), (Shape.WeightsLength, Shape.ScoresLength, Shape.LogSumExpLength, Shape.LengthsLength));
        AttentionShape averaged = Shape with { AverageHeads = true };
        Assert.Equal((30, 30, 24), (averaged.WeightsLength, averaged.ScoresLength, averaged.LogSumExpLength));
    }

    [Theory]
    [InlineData(MaskScope.Shared, 15)]
    [InlineData(MaskScope.PerKey, 10)]
    [InlineData(MaskScope.PerHead, 60)]
    [InlineData(MaskScope.PerBatch, 30)]
    [InlineData(MaskScope.PerBatchAndHead, 120)]
    public void LengthsOfMasks(MaskScope scope, int length) => Assert.Equal(length, (Shape with { MaskScope = scope }).MaskLength);

    [Fact]
    public void PlacesFollowTheLayout()
    {
        Assert.Equal((22, 19, 22, 22), (Shape.QueryRow(1, 3, 1), Shape.KeyRow(1, 3, 4), Shape.WeightsRow(1, 3, 1), Shape.LogSumExpIndex(1, 3, 1)));
        AttentionShape sequence = Shape with { Layout = AttentionLayout.SequenceFirst };
        Assert.Equal((19, 19, 22, 22), (sequence.QueryRow(1, 3, 1), sequence.KeyRow(1, 3, 4), sequence.WeightsRow(1, 3, 1), sequence.LogSumExpIndex(1, 3, 1)));
        Assert.Equal(13, sequence.KeyRow(1, 2, 1));
        Assert.Equal(4, (Shape with { AverageHeads = true }).WeightsRow(1, 3, 1));
    }

    public static TheoryData<AttentionShape, string> WrongShapes => new()
    {
        { Shape with { Queries = 0 }, "Queries must be at least 1, but is 0." },
        { Shape with { KeyValueHeads = 3 }, "KeyValueHeads must divide Heads, 4, but is 3." },
        { Shape with { WindowLeft = -1 }, "WindowLeft must be at least 0, but is -1." },
        { Shape with { WindowRight = -2 }, "WindowRight must be at least 0, but is -2." },
        { Shape with { Softcap = 0 }, "Softcap must be above 0, but is 0." },
    };

    [Theory]
    [MemberData(nameof(WrongShapes))]
    public void AWrongShapeIsExplained(AttentionShape shape, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReferenceAttention.Compute(shape, new() { Query = [], Key = [] }, default));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
