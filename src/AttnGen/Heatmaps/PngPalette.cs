using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>The colours that occur in a picture, translucent ones first, and the entry of every cell.</summary>
internal sealed class PngPalette
{
    private const int MostColors = 256;

    /// <summary>Slots of the hash table: a quarter full at most. A power of two.</summary>
    private const int Slots = 4 * MostColors;

    private PngPalette(Rgba32[] colors, byte[] indices) => (Colors, Indices) = (colors, indices);

    /// <summary>At most 256 colours.</summary>
    public Rgba32[] Colors { get; }

    /// <summary>The palette entry of every cell.</summary>
    public byte[] Indices { get; }

    /// <summary>Colours that are not opaque; they come first, so that their opacities make the shortest tRNS chunk.</summary>
    public int TranslucentCount => Array.FindLastIndex(Colors, color => color.A != byte.MaxValue) + 1;

    /// <summary>The palette of some cells, or null where they have more colours than a palette holds.</summary>
    public static PngPalette? TryCreate(ReadOnlySpan<Rgba32> cells)
    {
        byte[] indices = new byte[cells.Length];
        Rgba32[] found = new Rgba32[MostColors];
        int count = Number(MemoryMarshal.Cast<Rgba32, uint>(cells), indices, MemoryMarshal.Cast<Rgba32, uint>(found.AsSpan()));
        if (count > MostColors)
        {
            return null;
        }

        // Within each group the order of first occurrence; the sort is stable.
        int[] order = [.. Enumerable.Range(0, count).OrderBy(entry => found[entry].A == byte.MaxValue)];
        byte[] entries = new byte[count];
        for (int entry = 0; entry < order.Length; entry++)
        {
            entries[order[entry]] = (byte)entry;
        }

        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = entries[indices[i]];
        }

        return new PngPalette([.. order.Select(entry => found[entry])], indices);
    }

    /// <summary>Numbers the colours in the order of their first occurrence.</summary>
    /// <returns>How many there are; one more than <paramref name="found"/> holds where they are too many.</returns>
    private static int Number(ReadOnlySpan<uint> cells, Span<byte> indices, Span<uint> found)
    {
        // Open addressing: a slot holds the number of a colour plus one, 0 where it is free.
        Span<short> slots = stackalloc short[Slots];
        slots.Clear();
        int count = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            uint color = cells[i];

            // Fibonacci hashing: the ten highest bits number the slots.
            int slot = (int)((color * 2654435769u) >> 22);
            while (slots[slot] > 0 && found[slots[slot] - 1] != color)
            {
                slot = (slot + 1) % Slots;
            }

            if (slots[slot] == 0)
            {
                if (count == found.Length)
                {
                    return count + 1;
                }

                found[count] = color;
                slots[slot] = (short)++count;
            }

            indices[i] = (byte)(slots[slot] - 1);
        }

        return count;
    }
}
