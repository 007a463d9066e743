namespace AttnGen.Demo.Photo;

/// <summary>Attention among the 14 × 14 patches of a photograph: how much each patch looks like each other.</summary>
internal static partial class PatchKernels
{
    /// <summary>
    /// The scale is the reciprocal of the softmax's temperature: a cosine of 1 weighs e⁸ times one of 0. The values are the patches' mean
    /// colours; the mask keeps a patch from looking at itself, which is always most alike.
    /// </summary>
    [Attention(queries: 196, keys: 196, dim: 12, ValueDim = 3, Scale = 8)]
    public static partial void LooksLike(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);
}
