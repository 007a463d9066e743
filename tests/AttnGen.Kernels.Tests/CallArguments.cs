using System.Runtime.InteropServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>The spans of one call as places in one buffer, so that they can be moved, shortened and laid over each other.</summary>
internal sealed class CallArguments
{
    public const float Untouched = 12345f;

    private readonly Dictionary<string, (int Start, int Length)> _places = [];
    private readonly float[] _buffer;

    /// <param name="data">The content.</param>
    /// <param name="gap">Elements before, between and behind the spans.</param>
    public CallArguments(KernelData data, int gap)
    {
        int next = gap;
        Place("query", data.Query.Length);
        Place("key", data.Key.Length);
        Place("output", data.Output.Length);
        Place("value", data.Value.Length);
        Place("weights", data.Weights.Length);
        Place("lengths", data.Declaration.Lengths!.Length);
        _buffer = new float[next];
        data.Query.CopyTo(this["query"]);
        data.Key.CopyTo(this["key"]);
        data.Value.CopyTo(this["value"]);
        data.Declaration.Lengths.CopyTo(Lengths);
        this["output"].Fill(Untouched);
        this["weights"].Fill(Untouched);

        void Place(string role, int length)
        {
            _places[role] = (next, length);
            next += length + gap;
        }
    }

    public delegate void Kernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    public Span<int> Lengths => MemoryMarshal.Cast<float, int>(this["lengths"]);

    public Span<float> this[string role] => _buffer.AsSpan(_places[role].Start, _places[role].Length);

    public void Resize(string role, int change) => _places[role] = (_places[role].Start, _places[role].Length + change);

    /// <summary>Moves a role so that its first element is the last of another, or its last the first.</summary>
    public void Overlap(string role, string other, bool isAfter)
    {
        (int start, int length) = _places[other];
        int own = _places[role].Length;
        _places[role] = (isAfter ? start + length - 1 : start - own + 1, own);
    }

    /// <summary>A copy of everything, to see what a call has written.</summary>
    public float[] Snapshot() => [.. _buffer];

    public void Call(Kernel kernel) => kernel(this["query"], this["key"], this["value"], Lengths, this["output"], this["weights"]);
}
