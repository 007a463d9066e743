using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>The colours of a picture and the number of each. Translucent ones come first.</summary>
internal sealed class PngPalette
{
    /// <summary>Entries that 8 bits can choose from.</summary>
    public const int MostColors = 256;

    /// <summary>Slots of the hash table, so many that few colours share one. A power of two.</summary>
    private const int Slots = 8 * MostColors;

    /// <summary>
    /// Open addressing: a slot holds a colour and above it the colour's number plus one, which is 0 where the slot is free.
    /// </summary>
    private readonly ulong[] _slots = new ulong[Slots];

    private readonly Rgba32[] _found = new Rgba32[MostColors];
    private readonly float[] _values = new float[MostColors];
    private int _count;

    /// <summary>The colours in their order, once it is settled.</summary>
    public Rgba32[] Colors { get; private set; } = [];

    /// <summary>A palette in a given order.</summary>
    public static PngPalette Of(Rgba32[] colors) => new() { Colors = colors };

    /// <summary>Takes the colours of some pixels.</summary>
    /// <param name="pixels">Any colours.</param>
    /// <param name="values">The values that they show, or none: colours of neighbouring values then get neighbouring numbers.</param>
    /// <returns>Whether they all found room.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryAdd(ReadOnlySpan<Rgba32> pixels, ReadOnlySpan<float> values)
    {
        ReadOnlySpan<uint> colors = MemoryMarshal.Cast<Rgba32, uint>(pixels);
        ulong[] slots = _slots;
        for (int i = 0; i < colors.Length; i++)
        {
            if (i > 0 && colors[i] == colors[i - 1])
            {
                continue;
            }

            int slot = Find(slots, colors[i]);
            if (slots[slot] >> 32 != 0)
            {
                continue;
            }

            if (_count == MostColors)
            {
                return false;
            }

            _found[_count] = pixels[i];
            _values[_count] = values.IsEmpty ? 0 : values[i];
            slots[slot] = Slot(colors[i], _count++);
        }

        return true;
    }

    /// <summary>
    /// Settles the order: opaque colours last, so that the opacities make the shortest tRNS chunk; then by value, so that smooth values make
    /// small differences of numbers; then by first occurrence.
    /// </summary>
    public void Settle()
    {
        Span<ulong> order = stackalloc ulong[_count];
        for (int entry = 0; entry < _count; entry++)
        {
            ulong isOpaque = _found[entry].A == byte.MaxValue ? 1UL : 0;
            order[entry] = (isOpaque << 63) | ((ulong)Ordered(_values[entry]) << 16) | (uint)entry;
        }

        order.Sort();
        Colors = new Rgba32[_count];
        for (int entry = 0; entry < _count; entry++)
        {
            Colors[entry] = _found[(ushort)order[entry]];
            uint color = MemoryMarshal.Cast<Rgba32, uint>(Colors)[entry];
            _slots[Find(_slots, color)] = Slot(color, entry);
        }
    }

    /// <summary>A number that orders as the value does, NaN first.</summary>
    private static uint Ordered(float value)
    {
        if (float.IsNaN(value))
        {
            return 0;
        }

        // Zeros are equal; negative numbers ascend as their bits descend.
        uint bits = BitConverter.SingleToUInt32Bits(value == 0 ? 0 : value);
        return (int)bits < 0 ? ~bits : bits | 0x80000000;
    }

    /// <summary>The number of each pixel's colour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(ReadOnlySpan<Rgba32> pixels, Span<byte> indices)
    {
        ReadOnlySpan<uint> colors = MemoryMarshal.Cast<Rgba32, uint>(pixels);
        ulong[] slots = _slots;
        for (int i = 0; i < colors.Length; i++)
        {
            indices[i] = (byte)((slots[Find(slots, colors[i])] >> 32) - 1);
        }
    }

    private static ulong Slot(uint color, int number) => ((ulong)(number + 1) << 32) | color;

    /// <summary>The slot that holds a colour, or the free one that it would take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(ulong[] slots, uint color)
    {
        // Fibonacci hashing: the eleven highest bits number the slots.
        int slot = (int)((color * 2654435769u) >> 21);
        while (slots[slot] >> 32 != 0 && (uint)slots[slot] != color)
        {
            slot = (slot + 1) % Slots;
        }

        return slot;
    }
}
