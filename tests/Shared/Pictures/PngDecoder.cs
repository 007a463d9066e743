using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AttnGen.Tests.Shared;

/// <summary>A small PNG reader of its own: 8-bit palette, RGB and RGBA with all filters; checks every CRC, the lengths, and zlib's checksum.</summary>
internal sealed class PngDecoder
{
    private PngDecoder(int width, int height, int colorType, int paletteLength, Rgba32[] pixels) =>
        (Width, Height, ColorType, PaletteLength, Pixels) = (width, height, colorType, paletteLength, pixels);

    public int Width { get; }

    public int Height { get; }

    public int ColorType { get; }

    public int PaletteLength { get; }

    public Rgba32[] Pixels { get; }

    public static PngDecoder Decode(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        Dictionary<string, byte[]> chunks = [];
        string last = "";
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            last = Encoding.ASCII.GetString(file, at + 4, 4);
            byte[] data = file[(at + 8)..(at + 8 + length)];
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks[last] = chunks.TryGetValue(last, out byte[]? before) ? [.. before, .. data] : data;
            at += 12 + length;
        }

        Assert.Equal("IEND", last);
        byte[] header = chunks["IHDR"];
        int width = BinaryPrimitives.ReadInt32BigEndian(header);
        int height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal(8, header[8]);
        Assert.Equal([0, 0, 0], header[10..]);

        int sampleLength = header[9] switch { 3 => 1, 2 => 3, _ => 4 };
        byte[] raster = Inflate(chunks["IDAT"]);
        int stride = 1 + (width * sampleLength);
        Assert.Equal(stride * height, raster.Length);
        byte[] palette = chunks.GetValueOrDefault("PLTE", []);
        byte[] opacities = chunks.GetValueOrDefault("tRNS", []);
        Unfilter(raster, stride, sampleLength);
        Rgba32[] pixels = new Rgba32[width * height];
        for (int i = 0; i < pixels.Length; i++)
        {
            ReadOnlySpan<byte> sample = raster.AsSpan((i / width * stride) + 1 + (i % width * sampleLength), sampleLength);
            pixels[i] = sampleLength == 1
                ? new Rgba32(
                    palette[3 * sample[0]], palette[(3 * sample[0]) + 1], palette[(3 * sample[0]) + 2],
                    sample[0] < opacities.Length ? opacities[sample[0]] : (byte)255)
                : new Rgba32(sample[0], sample[1], sample[2], sampleLength == 4 ? sample[3] : (byte)255);
        }

        return new PngDecoder(width, height, header[9], palette.Length / 3, pixels);
    }

    private static void Unfilter(byte[] raster, int stride, int sampleLength)
    {
        for (int row = 0; row < raster.Length; row += stride)
        {
            Assert.InRange(raster[row], 0, 4);
            for (int i = row + 1; raster[row] > 0 && i < row + stride; i++)
            {
                bool hasLeft = i - row > sampleLength, hasUp = row > 0;
                int left = hasLeft ? raster[i - sampleLength] : 0, up = hasUp ? raster[i - stride] : 0;
                int corner = hasLeft && hasUp ? raster[i - stride - sampleLength] : 0;
                raster[i] += (byte)(raster[row] switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - (2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte[] Inflate(byte[] data)
    {
        using ZLibStream zlib = new(new MemoryStream(data), CompressionMode.Decompress);
        using MemoryStream raster = new();
        zlib.CopyTo(raster);

        // ZLibStream does not refuse a wrong checksum on every platform.
        (uint a, uint b) = (1, 0);
        foreach (byte value in raster.GetBuffer().AsSpan(0, (int)raster.Length))
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        Assert.Equal((b << 16) | a, BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(data.Length - 4)));
        return raster.ToArray();
    }

    internal static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
