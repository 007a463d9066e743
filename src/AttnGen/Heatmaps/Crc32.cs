using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>The CRC-32 of PNG chunks (ISO 3309, polynomial 0xEDB88320 in reversed bit order), eight bytes at a time.</summary>
internal static class Crc32
{
    private const int TableCount = 8;

    private const uint Polynomial = 0xEDB88320;

    /// <summary>Table k holds the effect of a byte that is followed by k zero bytes; [k, byte].</summary>
    private static readonly uint[] Tables = CreateTables();

    /// <summary>The checksum of two spans that follow each other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Append(Append(uint.MaxValue, first), second);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<uint> tables = Tables.AsSpan(0, TableCount * 256);
        while (data.Length >= TableCount)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(data) ^ crc;
            crc = tables[(7 * 256) + (byte)word]
                ^ tables[(6 * 256) + (byte)(word >> 8)]
                ^ tables[(5 * 256) + (byte)(word >> 16)]
                ^ tables[(4 * 256) + (byte)(word >> 24)]
                ^ tables[(3 * 256) + (byte)(word >> 32)]
                ^ tables[(2 * 256) + (byte)(word >> 40)]
                ^ tables[256 + (byte)(word >> 48)]
                ^ tables[(byte)(word >> 56)];
            data = data[TableCount..];
        }

        foreach (byte value in data)
        {
            crc = tables[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] CreateTables()
    {
        uint[] tables = new uint[TableCount * 256];
        for (int i = 0; i < tables.Length; i++)
        {
            uint before = i < 256 ? 0 : tables[i - 256];
            tables[i] = i < 256 ? EightBits((uint)i) : (before >> 8) ^ tables[(byte)before];
        }

        return tables;
    }

    private static uint EightBits(uint crc)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
        }

        return crc;
    }
}
