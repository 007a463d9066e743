using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AttnGen.Demo;

/// <summary>Reads float32 arrays in NumPy's <c>.npy</c> format 1.0 (little-endian, C order) from the demo's resources.</summary>
internal static class NpyFile
{
    private const int PreambleLength = 10;

    /// <summary>0x93, "NUMPY", version 1.0.</summary>
    private static ReadOnlySpan<byte> Signature => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>The elements of a resource, row-major.</summary>
    /// <exception cref="InvalidDataException">The resource is no such array.</exception>
    public static float[] Read(string name)
    {
        using Stream stream = Resource.Open(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        if (bytes.Length < PreambleLength || !bytes.AsSpan(0, 8).SequenceEqual(Signature))
        {
            throw new InvalidDataException($"'{name}' is not a .npy file of format 1.0.");
        }

        int headerLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        string header = Encoding.ASCII.GetString(bytes, PreambleLength, headerLength);
        if (!header.Contains("'<f4'", StringComparison.Ordinal) || header.Contains("'fortran_order': True", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{name}' must hold little-endian float32 in C order, but its header is {header.Trim()}.");
        }

        return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(PreambleLength + headerLength)).ToArray();
    }
}
