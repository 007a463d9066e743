using System.Numerics.Tensors;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Tensor spans of the declared shape, with or without axes of one, are what spans are: the same bits.</summary>
public sealed class TensorSpanTests
{
    private static readonly IReadOnlyDictionary<string, DeclaredKernel> Spans =
        DeclaredKernel.In(typeof(TensorKernels), name => name.EndsWith("Spans", StringComparison.Ordinal));

    /// <summary>The shapes of batch and heads of one, by the kernel on tensor spans.</summary>
    private static readonly Dictionary<string, Dictionary<string, nint[]>> SingleShapes = new()
    {
        [nameof(TensorKernels.SingleHeadsFirst)] = new()
        {
            ["query"] = [1, 1, 5, 4], ["key"] = [1, 1, 7, 4], ["mask"] = [1, 1, 5, 7], ["lengths"] = [1], ["output"] = [1, 1, 5, 4], ["logSumExp"] = [1, 1, 5],
        },
        [nameof(TensorKernels.SingleSequenceFirst)] = new()
        {
            ["query"] = [1, 5, 1, 4], ["key"] = [1, 7, 1, 4], ["mask"] = [1, 1, 5, 7], ["lengths"] = [1], ["output"] = [1, 5, 1, 4], ["logSumExp"] = [1, 1, 5],
        },
    };

    /// <summary>Kernel, role, and the lengths it has: the declared ones without some axes of one.</summary>
    public static TheoryData<string, string, int[]> AbsentAxes
    {
        get
        {
            TheoryData<string, string, int[]> cases = [];
            foreach ((string kernel, Dictionary<string, nint[]> shapes) in SingleShapes)
            {
                foreach ((string role, nint[] shape) in shapes)
                {
                    // Without the batch or without the heads, two axes of one: the lengths that are left are the same.
                    foreach (int[] lengths in WithoutOnes([.. shape.Select(length => (int)length)])
                        .Where(lengths => lengths.Length > 0).DistinctBy(lengths => string.Join(' ', lengths)))
                    {
                        cases.Add(kernel, role, lengths);
                    }
                }
            }

            return cases;
        }
    }

    [Fact]
    public void HeadsFirstGivesTheBitsOfSpans()
    {
        KernelData data = KernelData.Random(Spans[nameof(TensorKernels.HeadsFirstSpans)].Declaration, seed: 12);
        KernelRun expected = new(Spans[nameof(TensorKernels.HeadsFirstSpans)], data);
        float[] output = new float[180], weights = new float[210], scores = new float[210], logSumExp = new float[30];
        TensorKernels.HeadsFirst(
            new(data.Query, [2, 3, 5, 4]), new(data.Key, [2, 3, 7, 4]), new(data.Value, [2, 3, 7, 6]), new(data.Mask, [2, 5, 7]), new(data.Bias, [3, 5, 7]),
            new(data.Lengths, [2]), new(output, [2, 3, 5, 6]), new(weights, [2, 3, 5, 7]), new(scores, [2, 3, 5, 7]), new(logSumExp, [2, 3, 5]));
        Assert.Equal([.. expected.Output, .. expected.Weights, .. expected.Scores, .. expected.LogSumExp], [.. output, .. weights, .. scores, .. logSumExp]);
        expected.AssertLikeOracle();
    }

    [Fact]
    public void SequenceFirstBesideSpansGivesTheBitsOfSpans()
    {
        KernelData data = KernelData.Random(Spans[nameof(TensorKernels.SequenceFirstSpans)].Declaration, seed: 13);
        KernelRun expected = new(Spans[nameof(TensorKernels.SequenceFirstSpans)], data);
        float[] output = new float[240], weights = new float[70], scores = new float[70], logSumExp = new float[40];
        TensorKernels.SequenceFirst(
            new(data.Query, [2, 5, 4, 4]), data.Key, new(data.Value, [2, 7, 2, 6]), data.Mask, new(data.Bias, [2, 7]), data.Lengths,
            new(output, [2, 5, 4, 6]), weights, new(scores, [2, 5, 7]), logSumExp, new float[TensorKernels.SequenceFirstWorkspaceLength]);
        Assert.Equal([.. expected.Output, .. expected.Weights, .. expected.Scores, .. expected.LogSumExp], [.. output, .. weights, .. scores, .. logSumExp]);
        expected.AssertLikeOracle();
    }

    [Theory]
    [MemberData(nameof(AbsentAxes))]
    public void AxesOfOneMayBeAbsent(string kernel, string role, int[] lengths)
    {
        DeclaredKernel spans = Spans[nameof(TensorKernels.SingleSpans)];
        KernelData data = KernelData.Random(spans.Declaration, seed: 14);
        KernelRun expected = new(spans, data);
        TensorCall call = new(data, SingleShapes[kernel]);
        nint[] shape = [.. lengths];
        call.View(role, shape, TensorCall.DenseStrides(shape));
        CallSingle(kernel, call);
        Assert.Equal(expected.Output, call.Content("output"));
        Assert.Equal(expected.LogSumExp, call.Content("logSumExp"));
    }

    /// <summary>Batch entries and heads from the middle of larger tensors, one after the other as a kernel wants them.</summary>
    [Fact]
    public void ASliceThatIsDenseIsRight()
    {
        KernelData data = KernelData.Random(Spans[nameof(TensorKernels.SingleSpans)].Declaration, seed: 15);
        KernelRun expected = new(Spans[nameof(TensorKernels.SingleSpans)], data);
        float[] queries = new float[3 * 4 * 5 * 4], outputs = new float[queries.Length];
        data.Query.CopyTo(queries.AsSpan(((1 * 4) + 2) * 20));
        ReadOnlyTensorSpan<float> query = new ReadOnlyTensorSpan<float>(queries, [3, 4, 5, 4]).Slice([1..2, 2..3, 0..5, 0..4]);
        TensorSpan<float> output = new TensorSpan<float>(outputs, [3, 4, 5, 4]).Slice([1..2, 2..3, 0..5, 0..4]);
        TensorKernels.SingleHeadsFirst(
            query, new(data.Key, [7, 4]), new(data.Mask, [5, 7]), new(data.Lengths, [1]), output, new(new float[5], [5]));
        Assert.Equal(expected.Output, outputs.AsSpan(((1 * 4) + 2) * 20, 20));
        Assert.Equal(expected.Output.Count(number => number != 0), outputs.Count(number => number != 0));
    }

    private static void CallSingle(string kernel, TensorCall call)
    {
        if (kernel == nameof(TensorKernels.SingleHeadsFirst))
        {
            TensorKernels.SingleHeadsFirst(
                call.Input<float>("query"), call.Input<float>("key"), call.Input<bool>("mask"), call.Input<int>("lengths"),
                call.Output("output"), call.Output("logSumExp"));
        }
        else
        {
            TensorKernels.SingleSequenceFirst(
                call.Input<float>("query"), call.Input<float>("key"), call.Input<bool>("mask"), call.Input<int>("lengths"),
                call.Output("output"), call.Output("logSumExp"));
        }
    }

    /// <summary>All ways to leave out axes of one.</summary>
    private static IEnumerable<int[]> WithoutOnes(int[] shape) => shape.Length == 0
        ? [[]]
        : WithoutOnes(shape[1..]).SelectMany(rest => shape[0] == 1 ? [[1, .. rest], rest] : new[] { (int[])[shape[0], .. rest] });
}
