using System.Numerics.Tensors;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A call with tensor spans whose lengths and strides can be changed, role by role. Each lies at the start of memory with room to spare.</summary>
internal sealed class TensorCall
{
    public const float Untouched = 12345f;

    /// <summary>How many times what the declared shape needs.</summary>
    private const int Room = 4;

    private readonly Dictionary<string, Array> _memory = [];
    private readonly Dictionary<string, (nint[] Lengths, nint[] Strides)> _views = [];

    /// <param name="data">The content.</param>
    /// <param name="shapes">The shape of each role.</param>
    public TensorCall(KernelData data, IReadOnlyDictionary<string, nint[]> shapes)
    {
        Add("query", data.Query);
        Add("key", data.Key);
        Add("value", data.Value);
        Add("mask", data.Mask);
        Add("bias", data.Bias);
        Add("lengths", data.Lengths);
        foreach (string output in new[] { "output", "weights", "scores", "logSumExp" })
        {
            Add(output, shapes.TryGetValue(output, out nint[]? shape) ? [.. Enumerable.Repeat(Untouched, (int)Length(shape))] : Array.Empty<float>());
        }

        void Add<T>(string role, T[] content)
        {
            if (shapes.TryGetValue(role, out nint[]? shape))
            {
                // What lies behind the content repeats it, and so are the lengths behind the lengths right ones.
                _memory[role] = Enumerable.Repeat(content, Room).SelectMany(copy => copy).ToArray();
                View(role, shape, DenseStrides(shape));
            }
        }
    }

    /// <summary>Row-major strides; a tensor span wants 0 for an axis of one.</summary>
    public static nint[] DenseStrides(nint[] lengths) => [.. lengths.Select((length, axis) => length == 1 ? 0 : Length(lengths[(axis + 1)..]))];

    public void View(string role, nint[] lengths, nint[] strides) => _views[role] = (lengths, strides);

    public ReadOnlyTensorSpan<T> Input<T>(string role) => new((T[])_memory[role], 0, _views[role].Lengths, _views[role].Strides);

    public TensorSpan<float> Output(string role) => new((float[])_memory[role], 0, _views[role].Lengths, _views[role].Strides);

    /// <summary>An output's elements, and those behind it.</summary>
    public float[] Memory(string role) => (float[])_memory[role];

    /// <summary>What a role of the declared shape holds.</summary>
    public float[] Content(string role) => Memory(role)[..(Memory(role).Length / Room)];

    private static nint Length(IEnumerable<nint> lengths) => lengths.Aggregate((nint)1, (product, length) => product * length);
}
