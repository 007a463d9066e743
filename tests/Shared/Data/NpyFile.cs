using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace AttnGen.Tests.Shared;

/// <summary>Reads NumPy's <c>.npy</c> format 1.0: little-endian numbers in C order.</summary>
internal static partial class NpyFile
{
    private const int LengthStart = 8, HeaderStart = 10;

    private static ReadOnlySpan<byte> Signature => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    public static NpyArray<T> Read<T>(string path)
        where T : unmanaged
    {
        byte[] file = File.ReadAllBytes(path);
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw new InvalidDataException($"{path} is not a .npy file of format 1.0.");
        }

        int headerLength = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(LengthStart));
        string header = Encoding.Latin1.GetString(file, HeaderStart, headerLength);
        if (!header.Contains($"'descr': '{Description<T>()}'", StringComparison.Ordinal) || !header.Contains("'fortran_order': False", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} does not hold {typeof(T).Name} in C order: {header}");
        }

        int[] shape = [.. Number.Matches(header[header.IndexOf('(', StringComparison.Ordinal)..]).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
        T[] values = MemoryMarshal.Cast<byte, T>(file.AsSpan(HeaderStart + headerLength)).ToArray();
        return values.Length == shape.Aggregate(1, (product, axis) => product * axis)
            ? new NpyArray<T>(shape, values)
            : throw new InvalidDataException($"{path} holds {values.Length} numbers, which its shape does not.");
    }

    private static string Description<T>() => default(T) switch
    {
        float => "<f4",
        short => "<i2",
        byte => "|u1",
        _ => throw new NotSupportedException($"No test data holds {typeof(T).Name}."),
    };

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number { get; }
}

/// <summary>An array of NumPy, row-major.</summary>
internal sealed record NpyArray<T>(int[] Shape, T[] Values);
