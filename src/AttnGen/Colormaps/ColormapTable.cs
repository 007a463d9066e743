using System;

namespace AttnGen;

/// <summary>One colormap as it is stored.</summary>
/// <param name="name">The name as its authors write it.</param>
/// <param name="colors">Red, green, blue of every entry.</param>
/// <param name="reversedDifferences">Entry, red, green, blue where the reversed map is not the mirror image.</param>
/// <param name="isListed">Whether matplotlib holds the map as a list of colours, not as segments between which it interpolates.</param>
internal readonly ref struct ColormapTable(string name, ReadOnlySpan<byte> colors, ReadOnlySpan<byte> reversedDifferences, bool isListed)
{
    private readonly ReadOnlySpan<byte> _colors = colors;
    private readonly ReadOnlySpan<byte> _reversedDifferences = reversedDifferences;

    public string Name { get; } = name;

    /// <summary>Colours in the map; 0 where it is unknown.</summary>
    public int Entries => _colors.Length / 3;

    public bool IsListed { get; } = isListed;

    /// <summary>Red, green, blue of every entry.</summary>
    public byte[] ToColors() => _colors.ToArray();

    /// <summary>Red, green, blue of every entry of the reversed map.</summary>
    public byte[] ToReversedColors()
    {
        byte[] reversed = new byte[_colors.Length];
        for (int entry = 0; entry < Entries; entry++)
        {
            _colors.Slice(3 * (Entries - 1 - entry), 3).CopyTo(reversed.AsSpan(3 * entry));
        }

        for (int i = 0; i < _reversedDifferences.Length; i += 4)
        {
            _reversedDifferences.Slice(i + 1, 3).CopyTo(reversed.AsSpan(3 * _reversedDifferences[i]));
        }

        return reversed;
    }
}
