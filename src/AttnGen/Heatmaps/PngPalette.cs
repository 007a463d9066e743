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
        List<Rgba32> found = Number(cells, indices);
        if (found.Count > MostColors)
        {
            return null;
        }

        // Within each group the order of first occurrence; the sort is stable.
        int[] order = [.. Enumerable.Range(0, found.Count).OrderBy(entry => found[entry].A == byte.MaxValue)];
        byte[] entries = new byte[found.Count];
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

    /// <summary>Numbers the colours in the order of their first occurrence; stops at the first one too many.</summary>
    private static List<Rgba32> Number(ReadOnlySpan<Rgba32> cells, Span<byte> indices)
    {
        List<Rgba32> found = [];
        ReadOnlySpan<uint> keys = MemoryMarshal.Cast<Rgba32, uint>(cells);

        // Open addressing: a slot holds the number of a colour plus one, 0 where it is free.
        Span<short> slots = stackalloc short[Slots];
        slots.Clear();
        for (int i = 0; i < keys.Length; i++)
        {
            // Fibonacci hashing: the ten highest bits number the slots.
            uint slot = (keys[i] * 2654435769u) >> 22;
            while (slots[(int)slot] > 0 && found[slots[(int)slot] - 1] != cells[i])
            {
                slot = (slot + 1) % Slots;
            }

            if (slots[(int)slot] == 0)
            {
                found.Add(cells[i]);
                slots[(int)slot] = (short)found.Count;
                if (found.Count > MostColors)
                {
                    break;
                }
            }

            indices[i] = (byte)(slots[(int)slot] - 1);
        }

        return found;
    }
}
