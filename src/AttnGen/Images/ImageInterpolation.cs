namespace AttnGen;

/// <summary>What the pixels of an image take from the cells of a smaller map that is stretched over it.</summary>
/// <remarks>
/// <para>
/// A cell's value is at its centre, and so is a pixel's (half-pixel centres): along an axis of n cells and p pixels the centre of pixel x
/// lies at (x + ½) · n / p − ½ in cells. Beyond the outer centres the outer cells are repeated. That is the geometry of OpenCV's
/// <c>cv2.resize</c>, of PyTorch's <c>interpolate(align_corners=False)</c> and of matplotlib's <c>imshow</c>.
/// </para>
/// <para>
/// Cells without a finite value (masked patches: NaN, ±∞) stay visible and spoil no others: a pixel whose centre lies in such a cell has
/// the cell's value; every other pixel leaves such neighbours out.
/// </para>
/// </remarks>
public enum ImageInterpolation
{
    /// <summary>
    /// The cell that the pixel's centre lies in; on the edge between two, the later one. OpenCV's <c>INTER_NEAREST_EXACT</c>, whose fixed-point
    /// arithmetic may take the earlier one on an edge; at whole factors its <c>INTER_NEAREST</c> too.
    /// </summary>
    Nearest,

    /// <summary>
    /// Linear between the 2 × 2 cells around the pixel's centre, OpenCV's <c>INTER_LINEAR</c>; of these, cells without a finite value are
    /// left out and the weights of the others made to sum to 1. The values are those of <see cref="HeatmapInterpolation.Bilinear"/>.
    /// </summary>
    Bilinear,

    /// <summary>
    /// Cubic convolution over the 4 × 4 cells around the pixel's centre with a = −0.75, as OpenCV's <c>INTER_CUBIC</c> and PyTorch have it
    /// (R. Keys's −0.5 is what Pillow and TensorFlow use). Smoother than bilinear; beside a peak it swings below the cells around it. Where
    /// one of the 16 has no finite value but a weight, the pixel is bilinear: what is left of the cubic weights may sum to nearly 0.
    /// </summary>
    Bicubic,
}
