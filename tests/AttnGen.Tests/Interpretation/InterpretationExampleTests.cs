namespace AttnGen.Tests.Interpretation;

/// <summary>The examples of the documentation, as they are written there.</summary>
public sealed class InterpretationExampleTests
{
    [Fact]
    public void RolloutOfAVisionTransformer()
    {
        AttentionWeights attention = new(new float[12 * 3 * 197 * 197], queries: 197, keys: 197, heads: 3, layers: 12);
        ValueMatrix rollout = AttentionRollout.Compute(attention, HeadFusion.Max, discardRatio: 0.9);
        ValueMatrix classToken = rollout.PatchGrid(row: 0, rows: 14, columns: 14, skip: 1);
        Assert.Equal((14, 14), (classToken.Rows, classToken.Columns));
        Assert.Equal(1, rollout[0, 0]);
    }

    [Fact]
    public void ContributionsOfALayer()
    {
        AttentionWeights attention = new(new float[4 * 14 * 14], queries: 14, keys: 14, heads: 4);
        ValueContributions layer = new(attention, new float[4 * 14 * 64], valueDim: 64);
        ValueMatrix sizes = layer.NormsOverHeads(), moved = layer.ErasureOverHeads(), ofOneHead = layer.Erasure(head: 2);
        Assert.All([sizes, moved, ofOneHead], map => Assert.Equal((14, 14), (map.Rows, map.Columns)));
        ValueMatrix projected = layer.Through(new float[4 * 64 * 256], outputDim: 256).NormsOverHeads();
        Assert.Equal((14, 14), (projected.Rows, projected.Columns));
    }

    [Fact]
    public void AnOverlay()
    {
        Rgba32[] photograph = new Rgba32[224 * 224];
        ValueMatrix patches = ValueMatrix.From(new float[14, 14]);
        ImageOverlay overlay = ImageOverlay.Blend(photograph, 224, 224, patches, "magma", alpha: 0.6);
        OverlayOptions options = new() { Colormap = Colormaps.Magma, Scale = ColorScale.Linear(0, 0.05), Alpha = 0.7, Opacity = OverlayOpacity.ByWeight };
        Assert.Equal(photograph, ImageOverlay.Blend(photograph, 224, 224, patches, options).ToPixels());
        Assert.Equal((224, 224), (overlay.Height, overlay.Width));
        Assert.Equal(224, patches.Resize(224, 224, ImageInterpolation.Bicubic).Rows);
    }
}
