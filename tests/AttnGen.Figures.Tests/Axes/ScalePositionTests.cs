using AttnGen.Figures.Axes;

namespace AttnGen.Figures.Tests;

/// <summary>Values lie on a colour bar where matplotlib's norms place them.</summary>
public sealed class ScalePositionTests
{
    [Fact]
    public void PlacesAreThoseOfMatplotlib() => Assert.All(ReferenceFile.Read<Positions>("positions.json"), positions =>
    {
        ColorScale scale = ScaleOf(positions);
        for (int i = 0; i < positions.Values.Length; i++)
        {
            double difference = ScalePosition.Of(scale, positions.Values[i]) - positions.Places[i];

            // Only BoundaryNorm's places went through a drawn picture.
            double bound = positions.Norm == "boundary" ? 1e-6 : 1e-12;
            Assert.InRange(difference, -bound, bound);
        }
    });

    [Fact]
    public void EveryNormIsThere() => Assert.Equal(
        ["asinh", "boundary", "linear", "log", "power", "symlog", "twoslope"],
        ReferenceFile.Read<Positions>("positions.json").Select(positions => positions.Norm).Distinct().Order());

    private static ColorScale ScaleOf(Positions positions) => positions.Norm switch
    {
        "log" => ColorScale.Log(positions.VMin, positions.VMax),
        "symlog" => ColorScale.SymLog(positions.LinThresh, positions.VMin, positions.VMax, positions.LinScale, positions.Base),
        "asinh" => ColorScale.Asinh(positions.LinearWidth, positions.VMin, positions.VMax),
        "power" => ColorScale.Power(positions.Gamma, positions.VMin, positions.VMax),
        "twoslope" => ColorScale.TwoSlope(positions.VCenter, positions.VMin, positions.VMax),
        "boundary" => ColorScale.Boundary(positions.Boundaries, Extend.Both),
        _ => ColorScale.Linear(positions.VMin, positions.VMax),
    };

    private sealed record Positions(string Norm, double VMin, double VMax, double[] Values, double[] Places)
    {
        public double LinThresh { get; init; }

        public double LinScale { get; init; }

        public double Base { get; init; }

        public double LinearWidth { get; init; }

        public double Gamma { get; init; }

        public double VCenter { get; init; }

        public double[] Boundaries { get; init; } = [];
    }
}
