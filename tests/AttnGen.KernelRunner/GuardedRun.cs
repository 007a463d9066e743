using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.KernelRunner;

/// <summary>
/// Runs one kernel with every span against an inaccessible page, once with the page behind it and once before it, inputs read-only.
/// Outputs, workspace and scratch are poisoned with NaN first, so an element that is not written, or read before it is written, shows.
/// </summary>
internal sealed class GuardedRun : IDisposable
{
    private readonly KernelData _data;
    private readonly GuardedMemory<float> _query, _key, _value, _bias, _output, _weights, _scores, _logSumExp, _workspace;
    private readonly GuardedMemory<bool> _mask;
    private readonly GuardedMemory<int> _lengths;

    public GuardedRun(KernelData data, int workspaceLength)
    {
        _data = data;
        _query = new(data.Query.Length);
        _key = new(data.Key.Length);
        _value = new(data.Value.Length);
        _mask = new(data.Mask.Length);
        _bias = new(data.Bias.Length);
        _lengths = new(data.Lengths.Length);
        _output = new(data.Output.Length);
        _weights = new(data.Weights.Length);
        _scores = new(data.Scores.Length);
        _logSumExp = new(data.LogSumExp.Length);
        _workspace = new(workspaceLength);
    }

    /// <summary>What went wrong, or null.</summary>
    public string? Run(KernelCall call, out string hash, out double worst)
    {
        string first = Hash(Results(call, isAtEnd: false));
        KernelResults results = Results(call, isAtEnd: true);
        hash = Hash(results);
        string? fault = KernelComparison.Compare(_data, results, out worst);
        return fault ?? (hash == first ? null : "two calls with the same numbers at other addresses gave different bits");
    }

    public void Dispose()
    {
        IDisposable[] all = [_query, _key, _value, _mask, _bias, _lengths, _output, _weights, _scores, _logSumExp, _workspace];
        Array.ForEach(all, memory => memory.Dispose());
    }

    private KernelResults Results(KernelCall call, bool isAtEnd)
    {
        const int MoreThanAnyKernelUses = 1 << 20;
        MemoryMarshal.CreateSpan(ref KernelScratch.OfThread(MoreThanAnyKernelUses), MoreThanAnyKernelUses).Fill(float.NaN);
        Span<float> output = Poisoned(_output), weights = Poisoned(_weights), scores = Poisoned(_scores), logSumExp = Poisoned(_logSumExp);
        call(
            Frozen(_query, _data.Query), Frozen(_key, _data.Key), Frozen(_value, _data.Value),
            Frozen(_mask, _data.Mask), Frozen(_bias, _data.Bias), Frozen(_lengths, _data.Lengths),
            output, weights, scores, logSumExp, Poisoned(_workspace));
        return new() { Output = output, Weights = weights, Scores = scores, LogSumExp = logSumExp };

        Span<float> Poisoned(GuardedMemory<float> memory)
        {
            Place(memory).Fill(float.NaN);
            return Place(memory);
        }

        ReadOnlySpan<T> Frozen<T>(GuardedMemory<T> memory, T[] content)
            where T : unmanaged
        {
            memory.Thaw();
            content.CopyTo(Place(memory));
            memory.Freeze();
            return Place(memory);
        }

        Span<T> Place<T>(GuardedMemory<T> memory)
            where T : unmanaged => isAtEnd ? memory.AtEnd : memory.AtStart;
    }

    private static string Hash(KernelResults results)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(results.Output));
        hash.AppendData(MemoryMarshal.AsBytes(results.Weights));
        hash.AppendData(MemoryMarshal.AsBytes(results.Scores));
        hash.AppendData(MemoryMarshal.AsBytes(results.LogSumExp));
        return Convert.ToHexString(hash.GetHashAndReset(), 0, 8);
    }
}
