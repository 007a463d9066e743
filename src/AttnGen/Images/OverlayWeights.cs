using AttnGen.CompilerServices;

namespace AttnGen.Images;

/// <summary>The weights of a map that lies over an image: their range, and their share of the opacity.</summary>
internal sealed class OverlayWeights
{
    private readonly float _least;
    private readonly float _greatest;

    /// <summary>The limit of the scale that is farther from 0: its weight has the whole opacity.</summary>
    private readonly double _whole;

    /// <param name="cells">The cells' weights.</param>
    /// <param name="scale">The scale that colours them.</param>
    /// <exception cref="ArgumentException">A given limit lies beyond the data's.</exception>
    public OverlayWeights(ReadOnlySpan<float> cells, ColorScale scale)
    {
        ColorLimits.Find(cells, isPositive: false, double.NaN, out double least, out double greatest);
        (_least, _greatest) = ((float)least, (float)greatest);
        scale.FindLimits(cells, [], out double vmin, out double vmax);
        _whole = Math.Max(Math.Abs(vmin), Math.Abs(vmax));
    }

    /// <summary>Brings interpolated values back into the range of the finite cells; NaN and ±∞, which only a bad cell makes, stay.</summary>
    public void KeepInRange(Span<float> values)
    {
        foreach (ref float value in values)
        {
            if (float.IsFinite(value))
            {
                value = Math.Min(Math.Max(value, _least), _greatest);
            }
        }
    }

    /// <summary>|weight| / limit over <see cref="PixelBlend.One"/>, at most one; what is not finite has the whole.</summary>
    public uint ShareOf(float weight) => !float.IsFinite(weight) ? PixelBlend.One
        : weight == 0 ? 0
        : PixelBlend.Share(Math.Abs((double)weight) / _whole);
}
