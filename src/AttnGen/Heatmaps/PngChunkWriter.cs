using System.Buffers.Binary;

namespace AttnGen.Heatmaps;

/// <summary>Writes PNG chunks: length, type, data, CRC-32 (ISO/IEC 15948, clause 5.3).</summary>
internal sealed class PngChunkWriter(ByteSink sink)
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public void WriteSignature() => sink(Signature);

    /// <param name="type">Four ASCII letters.</param>
    /// <param name="data">Less than 2 GiB.</param>
    public void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        sink(number);
        sink(type);
        sink(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, data));
        sink(number);
    }
}
