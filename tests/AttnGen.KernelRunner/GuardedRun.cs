using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.KernelRunner;

/// <summary>
/// Runs one kernel with every span against an inaccessible page, once with the page behind it and once before it, inputs read-only.
/// Outputs and scratch are poisoned with NaN first, so an element that is not written, or read before it is written, shows.
/// </summary>
internal sealed class GuardedRun : IDisposable
{
    private readonly KernelDeclaration _declaration;
    private readonly GuardedMemory<float> _query, _key, _value, _output, _weights;
    private readonly GuardedMemory<int> _lengths;
    private readonly KernelData _data;

    public GuardedRun(KernelData data)
    {
        _data = data;
        _declaration = data.Declaration;
        _query = new(data.Query.Length);
        _key = new(data.Key.Length);
        _value = new(data.Value.Length);
        _lengths = new(_declaration.Lengths?.Length ?? 0);
        _output = new(data.Output.Length);
        _weights = new(_declaration.HasWeights ? data.Weights.Length : 0);
    }

    /// <summary>What went wrong, or null.</summary>
    public string? Run(KernelCall call, out string hash, out double worst)
    {
        Place(static memory => memory.AtStart, static memory => memory.AtStart);
        call(_query.AtStart, _key.AtStart, _value.AtStart, _lengths.AtStart, _output.AtStart, _weights.AtStart);
        string first = Hash(_output.AtStart, _weights.AtStart);

        Place(static memory => memory.AtEnd, static memory => memory.AtEnd);
        call(_query.AtEnd, _key.AtEnd, _value.AtEnd, _lengths.AtEnd, _output.AtEnd, _weights.AtEnd);
        hash = Hash(_output.AtEnd, _weights.AtEnd);

        string? fault = KernelComparison.Compare(_data, _output.AtEnd, _weights.AtEnd, out worst);
        return fault ?? (hash == first ? null : "two calls with the same numbers at other addresses gave different bits");
    }

    public void Dispose()
    {
        _query.Dispose();
        _key.Dispose();
        _value.Dispose();
        _lengths.Dispose();
        _output.Dispose();
        _weights.Dispose();
    }

    private delegate Span<T> Placement<T>(GuardedMemory<T> memory)
        where T : unmanaged;

    private void Place(Placement<float> floats, Placement<int> integers)
    {
        Fill(_query, _data.Query, floats);
        Fill(_key, _data.Key, floats);
        Fill(_value, _data.Value, floats);
        Fill(_lengths, _declaration.Lengths ?? [], integers);
        floats(_output).Fill(float.NaN);
        floats(_weights).Fill(float.NaN);

        const int MoreThanAnyKernelUses = 1 << 20;
        MemoryMarshal.CreateSpan(ref KernelScratch.OfThread(MoreThanAnyKernelUses), MoreThanAnyKernelUses).Fill(float.NaN);
    }

    private static void Fill<T>(GuardedMemory<T> memory, T[] content, Placement<T> placement)
        where T : unmanaged
    {
        memory.Thaw();
        content.CopyTo(placement(memory));
        memory.Freeze();
    }

    private static string Hash(ReadOnlySpan<float> output, ReadOnlySpan<float> weights)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(output));
        hash.AppendData(MemoryMarshal.AsBytes(weights));
        return Convert.ToHexString(hash.GetHashAndReset(), 0, 8);
    }
}
