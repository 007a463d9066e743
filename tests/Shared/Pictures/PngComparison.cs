namespace AttnGen.Tests.Shared;

/// <summary>Compares two PNG files by their pixels, which a reviewer understands, and by their bytes, which users diff.</summary>
internal static class PngComparison
{
    /// <summary>What differs, or null.</summary>
    public static string? Difference(byte[] received, byte[] verified)
    {
        PngDecoder actual = PngDecoder.Decode(received), expected = PngDecoder.Decode(verified);
        if ((actual.Width, actual.Height) != (expected.Width, expected.Height))
        {
            return $"The picture has {actual.Width} × {actual.Height} pixels, expected {expected.Width} × {expected.Height}.";
        }

        int pixel = actual.Pixels.AsSpan().CommonPrefixLength(expected.Pixels);
        if (pixel < actual.Pixels.Length)
        {
            return $"The first differing pixel is ({pixel % actual.Width}, {pixel / actual.Width}): {actual.Pixels[pixel]}, expected {expected.Pixels[pixel]}.";
        }

        int offset = received.AsSpan().CommonPrefixLength(verified);
        return received.Length == verified.Length && offset == received.Length
            ? null
            : $"All pixels are equal, but the files differ from byte {offset} on ({received.Length} bytes, expected {verified.Length}).";
    }
}
