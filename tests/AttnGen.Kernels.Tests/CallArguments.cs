using System.Runtime.InteropServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>The spans of one call as places in one buffer, so that they can be moved, shortened and laid over each other.</summary>
internal sealed class CallArguments
{
    private const byte Untouched = 0x5A;

    /// <summary>First byte and elements of each role.</summary>
    private readonly Dictionary<string, (int Start, int Length)> _places = [];

    private readonly byte[] _buffer;
    private readonly KernelCall _call;

    /// <param name="kernel">A kernel with every role.</param>
    /// <param name="data">The content.</param>
    /// <param name="gap">Bytes before, between and behind the spans.</param>
    public CallArguments(DeclaredKernel kernel, KernelData data, int gap)
    {
        _call = kernel.Call;
        int next = gap;
        Place("query", data.Query.Length);
        Place("key", data.Key.Length);
        Place("output", data.Output.Length);
        Place("value", data.Value.Length);
        Place("mask", data.Mask.Length);
        Place("weights", data.Weights.Length);
        Place("workspace", kernel.WorkspaceLength);
        Place("bias", data.Bias.Length);
        Place("scores", data.Scores.Length);
        Place("lengths", data.Lengths.Length);
        Place("logSumExp", data.LogSumExp.Length);
        _buffer = new byte[next];
        Array.Fill(_buffer, Untouched);
        data.Query.CopyTo(Floats("query"));
        data.Key.CopyTo(Floats("key"));
        data.Value.CopyTo(Floats("value"));
        data.Mask.CopyTo(Span<bool>("mask"));
        data.Bias.CopyTo(Floats("bias"));
        data.Lengths.CopyTo(Lengths);

        void Place(string role, int length)
        {
            _places[role] = (next, length);
            next += Bytes(role) + gap;
        }
    }

    public Span<int> Lengths => Span<int>("lengths");

    /// <summary>What a call has written.</summary>
    public KernelResults Results => new() { Output = Floats("output"), Weights = Floats("weights"), Scores = Floats("scores"), LogSumExp = Floats("logSumExp") };

    public void Resize(string role, int change) => _places[role] = (_places[role].Start, _places[role].Length + change);

    /// <summary>Moves a role so that its first byte is the last of another, or its last the first.</summary>
    public void Overlap(string role, string other, bool isAfter)
    {
        int start = _places[other].Start;
        _places[role] = (isAfter ? start + Bytes(other) - 1 : start - Bytes(role) + 1, _places[role].Length);
    }

    /// <summary>A copy of everything, to see what a call has written.</summary>
    public byte[] Snapshot() => [.. _buffer];

    public void Call() => _call(
        Floats("query"), Floats("key"), Floats("value"), Span<bool>("mask"), Floats("bias"), Lengths,
        Floats("output"), Floats("weights"), Floats("scores"), Floats("logSumExp"), Floats("workspace"));

    private int Bytes(string role) => _places[role].Length * (role == "mask" ? sizeof(bool) : sizeof(float));

    private Span<float> Floats(string role) => Span<float>(role);

    private Span<T> Span<T>(string role)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_buffer.AsSpan(_places[role].Start, Bytes(role)));
}
