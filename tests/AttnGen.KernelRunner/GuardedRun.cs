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
    private readonly HeatmapComparison? _heatmaps;
    private readonly GuardedMemory<float> _query, _key, _value, _bias, _output, _weights, _scores, _logSumExp, _workspace;
    private readonly GuardedMemory<bool> _mask;
    private readonly GuardedMemory<int> _lengths;
    private readonly GuardedMemory<byte> _heatmap, _secondHeatmap;

    /// <param name="data">The inputs and what the oracle makes of them.</param>
    /// <param name="workspaceLength">Elements of the workspace that the kernel wants.</param>
    /// <param name="weightsAlone">What gives the weights that its heatmaps show, or null where it has none.</param>
    public GuardedRun(KernelData data, int workspaceLength, KernelCall? weightsAlone)
    {
        _data = data;
        _heatmaps = weightsAlone is null ? null : new(data, weightsAlone);
        _heatmap = new(BytesOfHeatmap(0));
        _secondHeatmap = new(BytesOfHeatmap(1));
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
        string? fault = KernelComparison.Compare(_data, results, out worst) ?? _heatmaps?.Compare(results);
        return fault ?? (hash == first ? null : "two calls with the same numbers at other addresses gave different bits");
    }

    /// <summary>Fills the thread's scratch with NaN.</summary>
    public static void PoisonScratch()
    {
        const int MoreThanAnyKernelUses = 1 << 20;
        MemoryMarshal.CreateSpan(ref KernelScratch.OfThread(MoreThanAnyKernelUses), MoreThanAnyKernelUses).Fill(float.NaN);
    }

    /// <summary>A hash of the bytes that are appended.</summary>
    public static string Hash(Action<IncrementalHash> append)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        append(hash);
        return Text(hash);
    }

    /// <summary>What went wrong with the heatmaps, or null: for inputs that leave the oracle no bound.</summary>
    public string? RunForHeatmaps(KernelCall call) => _heatmaps!.Compare(Results(call, isAtEnd: true));

    public void Dispose()
    {
        IDisposable[] all = [_query, _key, _value, _mask, _bias, _lengths, _output, _weights, _scores, _logSumExp, _workspace, _heatmap, _secondHeatmap];
        Array.ForEach(all, memory => memory.Dispose());
    }

    private int BytesOfHeatmap(int index) => index < _data.Declaration.Heatmaps.Length
        ? _data.Declaration.Heatmaps[index].BytesOfElement * _data.Shape.WeightsLength
        : 0;

    private KernelResults Results(KernelCall call, bool isAtEnd)
    {
        const byte Unwritten = 0xA5;
        PoisonScratch();
        Span<float> output = Poisoned(_output), weights = Poisoned(_weights), scores = Poisoned(_scores), logSumExp = Poisoned(_logSumExp);
        Span<byte> heatmap = Place(_heatmap), secondHeatmap = Place(_secondHeatmap);
        heatmap.Fill(Unwritten);
        secondHeatmap.Fill(Unwritten);
        call(
            Frozen(_query, _data.Query), Frozen(_key, _data.Key), Frozen(_value, _data.Value),
            Frozen(_mask, _data.Mask), Frozen(_bias, _data.Bias), Frozen(_lengths, _data.Lengths),
            output, weights, scores, logSumExp, Poisoned(_workspace), heatmap, secondHeatmap);
        return new() { Output = output, Weights = weights, Scores = scores, LogSumExp = logSumExp, Heatmap = heatmap, SecondHeatmap = secondHeatmap };

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
        hash.AppendData(results.Heatmap);
        hash.AppendData(results.SecondHeatmap);
        return Text(hash);
    }

    private static string Text(IncrementalHash hash) => Convert.ToHexString(hash.GetHashAndReset(), 0, 8);
}
