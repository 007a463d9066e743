namespace AttnGen.Demo.Photo;

/// <summary>
/// Describes the patches of a photograph by colour and texture, without a trained model, so that attention among them has content: what
/// looks like this patch?
/// </summary>
/// <remarks>
/// Twelve numbers a patch: mean and standard deviation of brightness and of two opponent colours (red against green, yellow against blue);
/// the strength of upright and of level edges; and how the edges' strength is spread over four directions. Each number is standardised over
/// the patches (mean 0, variance 1), so that no unit outweighs another, and each patch's vector has length 1: the product of two is the
/// cosine between them. Edges are binned by comparing slopes, and all else is whole numbers, square roots and quotients, so that the bits are
/// the same on every machine.
/// </remarks>
internal static class PatchFeatures
{
    public const int Dim = 12;

    private const int Colors = 6, Edges = 2, Directions = 4;

    /// <summary>[patches, <see cref="Dim"/>], patches row after row.</summary>
    /// <param name="photograph">Row-major [height, width].</param>
    /// <param name="height">Rows of pixels, a multiple of <paramref name="patch"/>.</param>
    /// <param name="width">Pixels of a row, a multiple of <paramref name="patch"/>.</param>
    /// <param name="patch">Pixels of a patch's edge.</param>
    public static float[] Of(ReadOnlySpan<Rgba32> photograph, int height, int width, int patch)
    {
        ValueMatrix luma = ValueMatrix.FromImage(photograph, height, width);
        double[] features = new double[height / patch * (width / patch) * Dim];
        Span<double> rest = features;
        for (int top = 0; top < height; top += patch)
        {
            for (int left = 0; left < width; left += patch, rest = rest[Dim..])
            {
                AddColors(photograph, width, top, left, patch, rest[..Colors]);
                AddEdges(luma, top, left, patch, rest[Colors..Dim]);
            }
        }

        Standardize(features);
        return Normalize(features);
    }

    private static void AddColors(ReadOnlySpan<Rgba32> photograph, int width, int top, int left, int patch, Span<double> features)
    {
        long count = patch * patch;
        Span<long> sums = stackalloc long[3], squares = stackalloc long[3];
        for (int row = top; row < top + patch; row++)
        {
            foreach (Rgba32 pixel in photograph.Slice((row * width) + left, patch))
            {
                ReadOnlySpan<int> channels = [pixel.R + pixel.G + pixel.B, pixel.R - pixel.G, pixel.R + pixel.G - (2 * pixel.B)];
                for (int channel = 0; channel < 3; channel++)
                {
                    sums[channel] += channels[channel];
                    squares[channel] += channels[channel] * channels[channel];
                }
            }
        }

        for (int channel = 0; channel < 3; channel++)
        {
            features[channel] = (double)sums[channel] / count;
            features[3 + channel] = Math.Sqrt((double)((count * squares[channel]) - (sums[channel] * sums[channel]))) / count;
        }
    }

    private static void AddEdges(ValueMatrix luma, int top, int left, int patch, Span<double> features)
    {
        for (int row = top; row < top + patch; row++)
        {
            for (int column = left; column < left + patch; column++)
            {
                double dx = At(luma, row, column + 1) - At(luma, row, column - 1);
                double dy = At(luma, row + 1, column) - At(luma, row - 1, column);
                double strength = Math.Sqrt((dx * dx) + (dy * dy));
                features[0] += Math.Abs(dx);
                features[1] += Math.Abs(dy);
                features[Edges + Direction(dx, dy)] += strength;
            }
        }

        Span<double> directions = features.Slice(Edges, Directions);
        double sum = 0;
        foreach (double strength in directions)
        {
            sum += strength;
        }

        foreach (ref double strength in directions)
        {
            strength = sum == 0 ? 0 : strength / sum;
        }
    }

    private static float At(ValueMatrix luma, int row, int column) => luma[Math.Clamp(row, 0, luma.Rows - 1), Math.Clamp(column, 0, luma.Columns - 1)];

    /// <summary>Which quarter of a half turn: a direction and its opposite are one. 0 is level, 2 upright.</summary>
    private static int Direction(double dx, double dy)
    {
        const double Tangent = 0.41421356237309503; // of 22.5°
        return Math.Abs(dy) <= Tangent * Math.Abs(dx) ? 0
            : Math.Abs(dx) <= Tangent * Math.Abs(dy) ? 2
            : (dx > 0) == (dy > 0) ? 1 : 3;
    }

    /// <summary>Each feature to mean 0 and variance 1 over the patches; one that is the same everywhere to 0.</summary>
    private static void Standardize(double[] features)
    {
        int patches = features.Length / Dim;
        for (int feature = 0; feature < Dim; feature++)
        {
            (double sum, double squares) = (0, 0);
            for (int i = feature; i < features.Length; i += Dim)
            {
                sum += features[i];
            }

            for (int i = feature; i < features.Length; i += Dim)
            {
                features[i] -= sum / patches;
                squares += features[i] * features[i];
            }

            double deviation = Math.Sqrt(squares / patches);
            for (int i = feature; i < features.Length; i += Dim)
            {
                features[i] = deviation == 0 ? 0 : features[i] / deviation;
            }
        }
    }

    private static float[] Normalize(double[] features)
    {
        float[] normalized = new float[features.Length];
        for (int start = 0; start < features.Length; start += Dim)
        {
            double squares = 0;
            foreach (double feature in features.AsSpan(start, Dim))
            {
                squares += feature * feature;
            }

            for (int i = start; i < start + Dim; i++)
            {
                normalized[i] = squares == 0 ? 0 : (float)(features[i] / Math.Sqrt(squares));
            }
        }

        return normalized;
    }
}
