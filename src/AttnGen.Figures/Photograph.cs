using System.Runtime.InteropServices;
using SkiaSharp;

namespace AttnGen.Figures;

/// <summary>The pixels of an image, to lay attention over; read from a PNG, JPEG, WebP, GIF or BMP file or made of pixels.</summary>
/// <example><code>
/// Photograph photograph = Photograph.FromPixels(new Rgba32[64 * 64], width: 64, height: 64);
/// new ImageFigure(photograph, ValueMatrix.From(new float[8, 8])).SavePng("overlay.png");
/// </code></example>
public sealed class Photograph
{
    private readonly Rgba32[] _pixels;

    private Photograph(Rgba32[] pixels, int width, int height) => (_pixels, Width, Height) = (pixels, width, height);

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels, row-major [height, width], the top row first; colours are not multiplied by their opacity.</summary>
    public ReadOnlySpan<Rgba32> Pixels => _pixels;

    /// <summary>Takes pixels.</summary>
    /// <param name="pixels">Row-major [height, width], the top row first; copied.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> does not have width · height elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1.</exception>
    public static Photograph FromPixels(ReadOnlySpan<Rgba32> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return pixels.Length == (long)width * height
            ? new Photograph(pixels.ToArray(), width, height)
            : throw new ArgumentException(
                $"pixels must have the shape [height {height}, width {width}], that is {(long)width * height} elements, but its length is {pixels.Length}.",
                nameof(pixels));
    }

    /// <summary>A grey image of values, such as a digit of handwriting.</summary>
    /// <param name="matrix">The values.</param>
    /// <param name="black">The value that is black.</param>
    /// <param name="white">The value that is white; below <paramref name="black"/> for dark ink on light paper.</param>
    /// <exception cref="ArgumentException"><paramref name="black"/> and <paramref name="white"/> are equal or not finite.</exception>
    public static Photograph FromMatrix(ValueMatrix matrix, double black = 0, double white = 1)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (black == white || !double.IsFinite(white - black))
        {
            throw new ArgumentException(FormattableString.Invariant($"black is {black} and white is {white}; they must be finite and differ."), nameof(white));
        }

        Rgba32[] pixels = new Rgba32[matrix.Values.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            double share = (matrix.Values[i] - black) / (white - black);
            byte level = (byte)Math.Round(255 * Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1), MidpointRounding.AwayFromZero);
            pixels[i] = new Rgba32(level, level, level);
        }

        return new Photograph(pixels, matrix.Columns, matrix.Rows);
    }

    /// <summary>Reads an image file and turns it upright where a camera noted how it was held.</summary>
    /// <param name="path">A PNG, JPEG, WebP, GIF (its first picture) or BMP file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is no image that can be decoded, or is damaged; the message names it.</exception>
    public static Photograph Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        return Load(stream, $"'{Path.GetFullPath(path)}'");
    }

    /// <summary>Reads an image from a stream, which stays open.</summary>
    /// <param name="stream">A PNG, JPEG, WebP, GIF (its first picture) or BMP file.</param>
    /// <exception cref="InvalidDataException">The stream holds no image that can be decoded, or it is damaged.</exception>
    public static Photograph Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load(stream, "The stream");
    }

    private static Photograph Load(Stream stream, string name)
    {
        using SKData data = SKData.Create(stream);
        using SKCodec? codec = data is null ? null : SKCodec.Create(data);
        if (codec is null)
        {
            throw new InvalidDataException($"{name} holds no image that can be decoded. Give a PNG, JPEG, WebP, GIF or BMP file.");
        }

        // In sRGB whatever space the file names, for the blend is of sRGB's bytes.
        SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        Rgba32[] pixels = new Rgba32[checked(info.Width * info.Height)];
        GCHandle handle = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        SKCodecResult result;
        try
        {
            result = codec.GetPixels(info, handle.AddrOfPinnedObject());
        }
        finally
        {
            handle.Free();
        }

        return result == SKCodecResult.Success
            ? Upright(pixels, info.Width, info.Height, codec.EncodedOrigin)
            : throw new InvalidDataException($"{name} is a damaged image ({result}). Save it anew with the program that made it.");
    }

    /// <summary>Turns and mirrors by the orientation of EXIF.</summary>
    private static Photograph Upright(Rgba32[] pixels, int width, int height, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return new Photograph(pixels, width, height);
        }

        bool swaps = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        bool fromRight = origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomRight or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        bool fromBottom = origin is SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom;
        (int newWidth, int newHeight) = swaps ? (height, width) : (width, height);
        Rgba32[] upright = new Rgba32[pixels.Length];
        for (int i = 0; i < upright.Length; i++)
        {
            (int y, int x) = int.DivRem(i, newWidth);
            (int column, int row) = swaps ? (y, x) : (x, y);
            column = fromRight ? width - 1 - column : column;
            row = fromBottom ? height - 1 - row : row;
            upright[i] = pixels[(row * width) + column];
        }

        return new Photograph(upright, newWidth, newHeight);
    }
}
