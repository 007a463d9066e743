using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>Which slots are attended to, drawn: a row a query, a character a key, x where it is attended.</summary>
public sealed class AttendedSlotsTests
{
    [Fact]
    public void EverythingIsAttendedByDefault() => AssertSlots(new(2, 3, 1), "xxx xxx");

    [Theory]
    [InlineData(3, 3, CausalAlignment.TopLeft, "x.. xx. xxx")]
    [InlineData(3, 3, CausalAlignment.BottomRight, "x.. xx. xxx")]
    [InlineData(2, 4, CausalAlignment.TopLeft, "x... xx..")]
    [InlineData(2, 4, CausalAlignment.BottomRight, "xxx. xxxx")]
    [InlineData(4, 2, CausalAlignment.TopLeft, "x. xx xx xx")]
    [InlineData(4, 2, CausalAlignment.BottomRight, ".. .. x. xx")]
    public void TheDiagonalStartsInACorner(int queries, int keys, CausalAlignment alignment, string expected) =>
        AssertSlots(new(queries, keys, 1) { Causal = true, CausalAlignment = alignment }, expected);

    [Theory]
    [InlineData(0, 0, false, "x... .x.. ..x.")]
    [InlineData(1, null, false, "xxxx xxxx .xxx")]
    [InlineData(null, 1, false, "xx.. xxx. xxxx")]
    [InlineData(1, 1, false, "xx.. xxx. .xxx")]
    [InlineData(1, 1, true, "x... xx.. .xx.")]
    [InlineData(1, null, true, "x... xx.. .xx.")]
    [InlineData(int.MaxValue, int.MaxValue, false, "xxxx xxxx xxxx")]
    public void WindowsAreInclusive(int? left, int? right, bool causal, string expected) =>
        AssertSlots(new(3, 4, 1) { WindowLeft = left, WindowRight = right, Causal = causal }, expected);

    [Theory]
    [InlineData(3, 4, 0, 0, ".x.. ..x. ...x")]
    [InlineData(3, 4, 1, null, "xxxx .xxx ..xx")]
    [InlineData(4, 2, 0, 0, ".. .. x. .x")]
    [InlineData(4, 2, int.MaxValue, int.MaxValue, "xx xx xx xx")]
    public void WindowsFollowTheAlignmentWithoutCausal(int queries, int keys, int? left, int? right, string expected) =>
        AssertSlots(new(queries, keys, 1) { WindowLeft = left, WindowRight = right, CausalAlignment = CausalAlignment.BottomRight }, expected);

    [Fact]
    public void LengthsDoNotMoveTheDiagonal() =>
        AssertSlots(new(2, 4, 1) { Causal = true, CausalAlignment = CausalAlignment.BottomRight }, "xx.. xx..", lengths: [2]);

    /// <summary>Two batch entries, two heads, two queries, two keys; one masked slot in each of the mask's last axes.</summary>
    [Theory]
    [InlineData(MaskScope.Shared, ".x xx .x xx .x xx .x xx", "0111")]
    [InlineData(MaskScope.PerKey, ".x .x .x .x x. x. x. x.", "0110")]
    [InlineData(MaskScope.PerHead, ".x xx xx x. .x xx xx x.", "01111110")]
    [InlineData(MaskScope.PerBatch, ".x xx .x xx xx x. xx x.", "01111110")]
    [InlineData(MaskScope.PerBatchAndHead, ".x xx xx x. xx .x x. xx", "0111111011011011")]
    public void TheMaskHasItsScope(MaskScope scope, string expected, string mask)
    {
        AttentionShape shape = new(2, 2, 1) { Batch = 2, Heads = 2, MaskScope = scope, BiasScope = Enum.Parse<BiasScope>(scope.ToString()) };
        Assert.Equal((mask.Length, mask.Length), (shape.MaskLength, shape.BiasLength));
        AssertSlots(shape, expected, mask: [.. mask.Select(digit => digit == '1')]);
        AssertSlots(shape, expected, bias: [.. mask.Select(digit => digit == '1' ? float.MinValue : float.NegativeInfinity)]);
    }

    [Fact]
    public void ConditionsAddUp() => AssertSlots(
        new(3, 4, 1) { Causal = true, WindowLeft = 1 },
        "x... .x.. ....",
        mask: [true, true, true, true, true, true, true, true, true, true, false, true],
        bias: [0, 0, 0, 0, float.NegativeInfinity, 0, 0, 0, 0, float.NegativeInfinity, 0, 0],
        lengths: [3]);

    private static void AssertSlots(AttentionShape shape, string expected, bool[]? mask = null, float[]? bias = null, int[]? lengths = null)
    {
        AttendedSlots slots = new(shape, new() { Query = [], Key = [], Mask = mask, Bias = bias, Lengths = lengths });
        List<string> rows = [];
        for (int row = 0; row < shape.Batch * shape.Heads * shape.Queries; row++)
        {
            char[] keys = new char[shape.Keys];
            for (int key = 0; key < keys.Length; key++)
            {
                int head = row / shape.Queries;
                keys[key] = slots.IsAttended(head / shape.Heads, head % shape.Heads, row % shape.Queries, key) ? 'x' : '.';
            }

            rows.Add(new(keys));
        }

        Assert.Equal(expected, string.Join(' ', rows));
    }
}
