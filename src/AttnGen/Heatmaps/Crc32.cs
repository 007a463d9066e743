namespace AttnGen.Heatmaps;

/// <summary>The CRC-32 of PNG chunks (ISO 3309, polynomial 0xEDB88320 in reversed bit order), eight bytes at a time.</summary>
internal static class Crc32
{
    private const int TableCount = 8;

    private const uint Polynomial = 0xEDB88320;

    /// <summary>Table k holds the effect of a byte that is followed by k zero bytes.</summary>
    private static readonly uint[][] Tables = CreateTables();

    /// <summary>The checksum of two spans that follow each other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Append(Append(uint.MaxValue, first), second);

    private static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        while (data.Length >= TableCount)
        {
            crc = Tables[7][(byte)(crc ^ data[0])]
                ^ Tables[6][(byte)((crc >> 8) ^ data[1])]
                ^ Tables[5][(byte)((crc >> 16) ^ data[2])]
                ^ Tables[4][(byte)((crc >> 24) ^ data[3])]
                ^ Tables[3][data[4]]
                ^ Tables[2][data[5]]
                ^ Tables[1][data[6]]
                ^ Tables[0][data[7]];
            data = data[TableCount..];
        }

        foreach (byte value in data)
        {
            crc = Tables[0][(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[][] CreateTables()
    {
        uint[][] tables = new uint[TableCount][];
        for (int k = 0; k < TableCount; k++)
        {
            tables[k] = new uint[256];
            for (uint value = 0; value < 256; value++)
            {
                tables[k][value] = k == 0 ? EightBits(value) : (tables[k - 1][value] >> 8) ^ tables[0][(byte)tables[k - 1][value]];
            }
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
