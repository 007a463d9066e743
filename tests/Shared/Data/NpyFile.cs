using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace AttnGen.Tests.Shared;

/// <summary>A NumPy file of little-endian floats in C order, format 1.0.</summary>
internal sealed partial record NpyFile(int[] Shape, float[] Values)
{
    private const int MagicLength = 8, LengthLength = 2;

    public static NpyFile Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int headerLength = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(MagicLength));
        string header = Encoding.Latin1.GetString(file, MagicLength + LengthLength, headerLength);
        if (!header.Contains("'descr': '<f4'", StringComparison.Ordinal) || !header.Contains("'fortran_order': False", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} does not hold little-endian floats in C order: {header}");
        }

        int[] shape = [.. Number.Matches(header[header.IndexOf('(', StringComparison.Ordinal)..]).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
        float[] values = MemoryMarshal.Cast<byte, float>(file.AsSpan(MagicLength + LengthLength + headerLength)).ToArray();
        return values.Length == shape.Aggregate(1, (product, axis) => product * axis)
            ? new NpyFile(shape, values)
            : throw new InvalidDataException($"{path} holds {values.Length} numbers, which its shape does not.");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number { get; }
}
