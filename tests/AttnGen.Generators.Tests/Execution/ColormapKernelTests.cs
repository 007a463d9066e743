namespace AttnGen.Generators.Tests;

/// <summary>Colour kernels, compiled and executed, against the rule written out for one value.</summary>
public sealed class ColormapKernelTests
{
    private static readonly Lazy<ColormapKernels> Reviewed = new(() => new(ColormapCase.All));

    public static TheoryData<string> Names => [.. ColormapCase.All.Select(colormap => colormap.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ReviewedKernelsFollowTheRule(string name)
    {
        ColormapCase colormap = ColormapCase.All.Single(candidate => candidate.Name == name);
        for (int seed = 0; seed < 20; seed++)
        {
            // Every other time across the whole range of float.
            float[] values = Values(new Random(seed), colormap.Length, seed % 2 == 0 ? 1 : 2e38f);
            Reviewed.Value.AssertFollowsTheRule(colormap, values, Mask(colormap, seed));
        }
    }

    [Fact]
    public void RandomKernelsFollowTheRule()
    {
        IReadOnlyList<ColormapCase> cases = RandomColormaps.Draw();
        ColormapKernels kernels = new(cases);
        Random random = new(RandomColormaps.Seed);
        foreach (ColormapCase colormap in cases)
        {
            for (int run = 0; run < 5; run++)
            {
                kernels.AssertFollowsTheRule(colormap, Values(random, colormap.Length, 1), Mask(colormap, run));
            }
        }
    }

    private static bool[] Mask(ColormapCase colormap, int seed) =>
        colormap.Has("mask") ? [.. Enumerable.Range(0, colormap.Length).Select(i => (i + seed) % 5 > 0)] : [];

    /// <summary>
    /// Numbers within and outside the limits, and special ones among them; the greatest is always there, so that a limit from the data is
    /// never out of order with a given one.
    /// </summary>
    private static float[] Values(Random random, int length, float scale)
    {
        float[] values = [.. Enumerable.Range(0, length).Select(_ => scale * ((random.NextSingle() * 3) - 1))];
        float[] special =
        [
            0, -0f, 1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.BitIncrement(1), float.BitDecrement(1), float.Epsilon, 1.25f,
        ];
        foreach (float value in special)
        {
            values[random.Next(length)] = value;
        }

        return values;
    }
}
