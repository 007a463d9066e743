using AttnGen.CompilerServices;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The steps between values and outputs that no curve needs, at every length of vectors and tails.</summary>
public class CodeStepsTests
{
    private const int Longest = 200;
    private const short Bad = -2, Untouched = -7;

    private delegate void Encoder(ReadOnlySpan<float> values, Span<short> codes);

    private static readonly float[] Values =
    [
        .. Enumerable.Range(0, Longest).Select(i => (i % 11) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => -0f,
            4 => 1f,
            5 => float.BitIncrement(1),
            6 => -float.Epsilon,
            _ => ((i * 37 % 101) - 20) / 60f,
        }),
    ];

    [Theory]
    [InlineData(0, 1, 256)]
    [InlineData(-0.2, 0.9, 7)]
    [InlineData(0, 0, 256)]
    [InlineData(-3e38, 3e38, 510)]
    public void LinearCodesOfEveryLength(double vmin, double vmax, int entries)
    {
        CodeRules rules = new(entries, clip: false, infinitiesAreBad: false);
        AssertEveryLength(values => Linear(values, vmin, vmax, rules), (values, codes) => LinearCodes.Encode(values, codes, vmin, vmax, rules));
    }

    /// <summary>Few boundaries are compared one by one, many by halving.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void IntervalCodesOfEveryLength(int boundaries)
    {
        float[] cuts = [.. Enumerable.Range(0, boundaries).Select(i => (float)i / (boundaries - 1))];
        short[] entries = [.. Enumerable.Range(0, boundaries - 1).Select(i => (short)(3 * i))];
        CodeRules rules = new(1000, clip: false, infinitiesAreBad: true);
        AssertEveryLength(
            values => [.. values.Select(value =>
            {
                int reached = cuts.Count(cut => value >= cut);
                return !float.IsFinite(value) ? Bad : reached == 0 ? (short)-1 : reached == boundaries ? (short)1000 : entries[reached - 1];
            })],
            (values, codes) => IntervalCodes.Encode(values, codes, cuts, entries, rules));
    }

    [Fact]
    public void MasksAndBytesOfEveryLength()
    {
        short[] codes = [.. Enumerable.Range(0, Longest).Select(i => (short)((i * 53 % 259) - 2))];
        bool[] mask = [.. Enumerable.Range(0, Longest).Select(i => i % 3 > 0)];
        for (int length = 0; length <= Longest; length++)
        {
            short[] hidden = [.. codes];
            CodeOutputs.Hide(mask.AsSpan(0, length), hidden);
            Assert.Equal(codes.Select((code, i) => i < length && !mask[i] ? Bad : code), hidden);

            byte[] bytes = [.. Enumerable.Repeat((byte)77, Longest)];
            CodeOutputs.ToBytes(codes.AsSpan(0, length), bytes, 256, badIndex: 9);
            Assert.Equal(codes.Select((code, i) => i >= length ? (byte)77 : code == Bad ? (byte)9 : (byte)Math.Clamp((int)code, 0, 255)), bytes);
        }
    }

    private static short[] Linear(float[] values, double vmin, double vmax, CodeRules rules) => [.. values.Select(value =>
    {
        float range = (float)(vmax - vmin), fraction = float.IsInfinity(range)
            ? (float)((value - (double)(float)vmin) / ((double)(float)vmax - (float)vmin))
            : vmin < vmax ? (value - (float)vmin) / range : 0;
        float place = fraction * rules.Entries;
        return float.IsNaN(value) ? Bad
            : (short)(place < 0 ? -1 : place == rules.Entries ? rules.Entries - 1 : place > rules.Entries ? rules.Entries : (int)place);
    })];

    private static void AssertEveryLength(Func<float[], short[]> rule, Encoder encode)
    {
        for (int length = 0; length <= Longest; length++)
        {
            short[] codes = [.. Enumerable.Repeat(Untouched, length + 40)];
            encode(Values.AsSpan(0, length), codes);
            Assert.Equal(rule(Values[..length]), codes[..length]);
            Assert.All(codes[length..], code => Assert.Equal(Untouched, code));
        }
    }
}
