using AttnGen.Data;

namespace AttnGen;

public sealed partial class ValueMatrix
{
    /// <summary>The brightness or one channel of an image, a value a pixel.</summary>
    /// <param name="pixels">Row-major [rows, columns], the top row first.</param>
    /// <param name="rows">The image's height, at least 1.</param>
    /// <param name="columns">The image's width, at least 1.</param>
    /// <param name="channel">What is read from each pixel. Only <see cref="ImageChannel.Alpha"/> heeds transparency.</param>
    /// <returns>Values from 0 to 255.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> does not have rows · columns elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is below 1, or there is no such channel.</exception>
    /// <example><code>
    /// Rgba32[] pixels = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255), new(255, 255, 255)];
    /// ValueMatrix grey = ValueMatrix.FromImage(pixels, rows: 2, columns: 2);
    /// </code></example>
    public static ValueMatrix FromImage(ReadOnlySpan<Rgba32> pixels, int rows, int columns, ImageChannel channel = ImageChannel.Luma)
    {
        MatrixShape.CheckLength(pixels.Length, rows, columns, nameof(pixels));
        Func<Rgba32, float> read = channel switch
        {
            // The weighted sum is a whole number below 2²⁴, so that the division is the only rounding.
            ImageChannel.Luma => static pixel => ((299 * pixel.R) + (587 * pixel.G) + (114 * pixel.B)) / 1000f,
            ImageChannel.Red => static pixel => pixel.R,
            ImageChannel.Green => static pixel => pixel.G,
            ImageChannel.Blue => static pixel => pixel.B,
            ImageChannel.Alpha => static pixel => pixel.A,
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Not a channel of images."),
        };

        float[] values = new float[pixels.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read(pixels[i]);
        }

        return new ValueMatrix(values, rows, columns);
    }
}
