using System.Text;

namespace AttnGen.Figures.Sentences;

/// <summary>
/// GPT-2's letters for bytes: printable ones stand for themselves, the 68 others are U+0100 and what follows. Ġ is a space, Ċ a new line.
/// </summary>
internal static class ByteLevelText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The byte of each letter below U+0144, or −1.</summary>
    private static readonly short[] Bytes = Table();

    /// <summary>Adds the bytes that a token stands for; what is no letter of the table stands for itself.</summary>
    public static void Append(List<byte> bytes, string token)
    {
        Span<byte> buffer = stackalloc byte[4];
        foreach (Rune rune in token.EnumerateRunes())
        {
            if (rune.Value < Bytes.Length && Bytes[rune.Value] >= 0)
            {
                bytes.Add((byte)Bytes[rune.Value]);
            }
            else
            {
                bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
            }
        }
    }

    /// <summary>Whether all tokens together are UTF-8. Otherwise somebody has decoded them already, and only the marks are left.</summary>
    public static bool IsEncoded(IEnumerable<string> tokens)
    {
        List<byte> bytes = [];
        foreach (string token in tokens)
        {
            Append(bytes, token);
        }

        try
        {
            _ = Strict.GetCharCount([.. bytes]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static short[] Table()
    {
        short[] table = new short[324];
        Array.Fill(table, (short)-1);
        int next = 256;
        for (short value = 0; value < 256; value++)
        {
            bool isPrintable = value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            table[isPrintable ? value : next++] = value;
        }

        return table;
    }
}
