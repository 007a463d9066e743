using AttnGen.CompilerServices;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The quick way to codes by approximate positions, against counting the cuts that a value reaches.</summary>
public class CutCodesTests
{
    private const short Bad = -2;

    /// <summary>Wherever the approximation is trusted it must be right: a cut's neighbours are where it would not be.</summary>
    [Fact]
    public void CodesCountTheCutsThatAValueReaches()
    {
        Random random = new(RandomScales.Seed);
        foreach (ScaleCase scale in RandomScales.Draw())
        {
            float[] cuts = scale.Cuts();
            float[] values = RandomScales.Values(scale, cuts, random);
            CodeRules rules = new(scale.Entries, clip: random.Next(3) == 0, infinitiesAreBad: random.Next(2) == 0);
            short nonPositive = (short)random.Next(-2, 1);
            short[] codes = new short[values.Length];

            scale.Encode(values, codes, cuts, rules, nonPositive);

            // In ascending order the cuts need to be counted only once.
            int reached = 0;
            foreach (int i in Enumerable.Range(0, values.Length).OrderBy(i => values[i]))
            {
                while (reached < cuts.Length && values[i] >= cuts[reached])
                {
                    reached++;
                }

                int expected = Expected(scale, values[i], reached, rules, nonPositive);
                if (expected != codes[i])
                {
                    Assert.Fail($"{scale}: {values[i]:R} has the code {codes[i]}, but reaches the cuts of {expected}");
                }
            }
        }
    }

    [Fact]
    public void EveryLengthIsEncodedAndNothingBehindIt()
    {
        foreach (ScaleCase scale in new ScaleCase[]
        {
            new LogScale(256, 1e-4, 1), new SymLogScale(256, -1, 1, 0.01, 1, 10), new AsinhScale(64, -2, 3, 0.1), new PowerScale(256, -1, 1, 0.5),
            new TwoSlopeScale(100, -1, 0.25, 1),
        })
        {
            float[] cuts = scale.Cuts();
            float[] values = RandomScales.Values(scale, cuts, new Random(1));
            CodeRules rules = new(scale.Entries, clip: false, infinitiesAreBad: true);
            for (int length = 0; length <= 200; length++)
            {
                short[] codes = new short[length + 40];
                Array.Fill(codes, (short)-7);
                scale.Encode(values.AsSpan(0, length), codes, cuts, rules, Bad);
                Assert.Equal(values.Take(length).Select(value => (short)Expected(scale, value, cuts.Count(cut => value >= cut), rules, Bad)), codes.Take(length));
                Assert.All(codes.Skip(length), code => Assert.Equal(-7, code));
            }
        }
    }

    /// <summary>Equal limits, as constant data has them: every good value is entry 0.</summary>
    [Fact]
    public void EqualLimitsMakeEverythingEntryZero()
    {
        float[] values = [.. Enumerable.Range(0, 70).Select(i => i % 9 == 0 ? float.NaN : i - 20f)];
        foreach (ScaleCase scale in new ScaleCase[]
        {
            new LogScale(256, 3, 3), new SymLogScale(256, 3, 3, 1, 1, 10), new SymLogScale(256, 0, 0, 1, 1, 10), new AsinhScale(256, 3, 3, 1),
            new AsinhScale(256, 0, 0, 1), new PowerScale(256, 3, 3, 0.5), new TwoSlopeScale(256, 3, 3, 3), new TwoSlopeScale(256, 0, 0, 0),
        })
        {
            short[] codes = new short[values.Length];
            scale.Encode(values, codes, scale.Cuts(), new CodeRules(256, clip: false, infinitiesAreBad: true), Bad);
            Assert.Equal(values.Select(value => float.IsNaN(value) ? Bad : (short)0), codes);
        }
    }

    private static int Expected(ScaleCase scale, float value, int reached, CodeRules rules, short nonPositive)
    {
        if (!(MathF.Abs(value) <= rules.GreatestMagnitude))
        {
            return Bad;
        }

        if (scale.IsPositive && value <= 0)
        {
            return nonPositive;
        }

        return Math.Clamp(reached - 1, rules.Least, rules.Greatest);
    }
}
