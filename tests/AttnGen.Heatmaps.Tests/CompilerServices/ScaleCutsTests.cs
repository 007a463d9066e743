using AttnGen.CompilerServices;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The cut points that define the curved norms, against the norms themselves with the platform's functions.</summary>
public class ScaleCutsTests
{
    /// <summary>What counts as on a cut, in steps; the library says 1e-9.</summary>
    private const double Tie = 2e-9;

    [Fact]
    public void EveryCutIsTheLeastValueOfItsEntry()
    {
        foreach (ScaleCase scale in RandomScales.Draw())
        {
            float[] cuts = scale.Cuts();
            float beyond = float.BitIncrement((float)scale.VMax);
            Assert.Equal(scale.HasNoUnder ? float.NegativeInfinity : (float)scale.VMin, cuts[0]);
            Assert.Equal(beyond, cuts[^1]);
            for (int k = 1; k < scale.Entries; k++)
            {
                Assert.True(cuts[k] >= cuts[k - 1] && cuts[k] <= beyond, $"{scale}: cut {k} is {cuts[k]:R} after {cuts[k - 1]:R}");
                double edge = (double)k / scale.Entries, tie = Tie / scale.Entries;
                (double fraction, double error) = scale.Place(cuts[k]);
                (double before, double errorBefore) = scale.Place(float.BitDecrement(cuts[k]));
                Assert.True(cuts[k] == beyond || fraction >= edge - error - tie, $"{scale}: cut {k}, {cuts[k]:R}, lies {edge - fraction} below");
                Assert.True(
                    cuts[k] <= (float)scale.VMin || before < edge + errorBefore + tie, $"{scale}: cut {k}, {cuts[k]:R}, is not the least value, by {before - edge}");
            }
        }
    }

    [Fact]
    public void EqualLimitsHaveOneEntry()
    {
        float[] cuts = new float[4];
        ScaleCuts.Asinh(cuts, 2, 2, 1);
        Assert.Equal([float.NegativeInfinity, float.NaN, float.NaN, float.NaN], cuts);
    }

    /// <summary>Opposite limits have opposite cuts, but for the float that follows each: a diverging map is as wide on both sides.</summary>
    [Fact]
    public void SymmetricScalesHaveZeroInTheMiddle()
    {
        Assert.Equal(0, new SymLogScale(256, -7.3, 7.3, 0.03, 1, 10).Cuts()[128]);
        Assert.Equal(0, new AsinhScale(256, -7.3, 7.3, 0.03).Cuts()[128]);
        Assert.Equal(0.25f, new TwoSlopeScale(256, -7.3, 0.25, 1).Cuts()[128]);
    }

    /// <summary>Octaves that end on a step: powers of two belong to the upper entry, whatever the last bit of a logarithm says.</summary>
    [Fact]
    public void PowersOfTwoLieOnTheirCuts()
    {
        float[] cuts = new LogScale(30, Math.Pow(2, -20), Math.Pow(2, 10)).Cuts();
        Assert.Equal(Enumerable.Range(-20, 30).Select(exponent => MathF.Pow(2, exponent)), cuts[..30]);
    }

    /// <summary>A step of three decades beside one of six: what lies on a cut is a matter of the scale, not of the wider step's values.</summary>
    [Fact]
    public void CutsBesideWideStepsAreExact()
    {
        float[] cuts = new SymLogScale(4, -1e12, 1e12, 1e-6, 1e-6, 10).Cuts();
        Assert.InRange(cuts[1], -1.0001e3f, -0.9999e3f);
        Assert.Equal(0, cuts[2]);
        Assert.InRange(cuts[3], 0.9999e3f, 1.0001e3f);

        cuts = new AsinhScale(2, -1e6, 0.9e6, 1e-3).Cuts();
        Assert.InRange(cuts[1], -5.3e-5f, -5.2e-5f);
    }

    [Fact]
    public void BoundariesAreFloatsOutsideAndNotBelowThemselvesInside()
    {
        float[] cuts = new float[4];
        ScaleCuts.Boundary(cuts, [0.7, 0.7000000001, 0.9, 0.95]);
        Assert.Equal(0.7f, cuts[0]);
        Assert.Equal(float.BitIncrement(0.7f), cuts[1]);
        Assert.Equal(float.BitIncrement(0.9f), cuts[2]);
        Assert.Equal(0.95f, cuts[3]);
    }

    /// <summary>NumPy's order of operations loses the last entry for some numbers of regions; the golden cases have one of them.</summary>
    [Theory]
    [InlineData(1, false, false, new short[] { 127 })]
    [InlineData(3, false, false, new short[] { 0, 127, 255 })]
    [InlineData(2, true, false, new short[] { 127, 255 })]
    [InlineData(2, false, true, new short[] { 0, 127 })]
    [InlineData(1, true, true, new short[] { 127 })]
    public void RegionsAreSpreadOverTheMap(int intervals, bool below, bool above, short[] expected)
    {
        short[] entries = new short[intervals];
        ScaleCuts.BoundaryEntries(entries, 256, below, above);
        Assert.Equal(expected, entries);
    }
}
