using AttnGen.Figures;

namespace AttnGen.Demo.Photo;

/// <summary>
/// How much each of the 14 × 14 patches of a photograph looks like each other: attention whose queries and keys are colours and textures, not
/// those of a trained model.
/// </summary>
internal sealed class PatchAttention
{
    /// <summary>Patches of a row and of a column.</summary>
    public const int Side = 14;

    public const int Patches = Side * Side;

    public PatchAttention(Photograph photograph)
    {
        float[] features = PatchFeatures.Of(photograph.Pixels, photograph.Height, photograph.Width, photograph.Width / Side);
        bool[] others = [.. Enumerable.Range(0, Patches * Patches).Select(slot => slot / Patches != slot % Patches)];
        Colors = MeanColors(photograph);
        PatchKernels.LooksLike(features, features, Colors, others, Output, Weights);
    }

    /// <summary>[patches, patches].</summary>
    public float[] Weights { get; } = new float[Patches * Patches];

    /// <summary>The mean colour of what looks like each patch, [patches, 3].</summary>
    public float[] Output { get; } = new float[Patches * 3];

    /// <summary>The mean colour of each patch, [patches, 3].</summary>
    public float[] Colors { get; }

    /// <summary>The photograph that the demo carries.</summary>
    public static Photograph LoadPhotograph()
    {
        using Stream stream = Resource.Open("chelsea-224.png");
        return Photograph.Load(stream);
    }

    /// <summary>What looks like one patch, [<see cref="Side"/>, <see cref="Side"/>].</summary>
    public ValueMatrix Of(int row, int column) => ValueMatrix.From(Weights, Patches, Patches).PatchGrid((row * Side) + column, Side, Side);

    private static float[] MeanColors(Photograph photograph)
    {
        float[] colors = new float[Patches * 3];
        foreach (ImageChannel channel in (ImageChannel[])[ImageChannel.Red, ImageChannel.Green, ImageChannel.Blue])
        {
            ValueMatrix means = ValueMatrix.FromImage(photograph.Pixels, photograph.Height, photograph.Width, channel).Downscale(Side, Side, Pooling.Mean);
            for (int patch = 0; patch < Patches; patch++)
            {
                colors[(patch * 3) + (channel - ImageChannel.Red)] = means.Values[patch];
            }
        }

        return colors;
    }
}
