using System.Numerics.Tensors;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A tensor span of another shape, or one whose elements are not dense and row-major, is an error before anything is written, never a copy.</summary>
public sealed class TensorErrorTests
{
    private static readonly Dictionary<string, nint[]> Shapes = new()
    {
        ["query"] = [2, 3, 5, 4], ["key"] = [2, 3, 7, 4], ["value"] = [2, 3, 7, 6], ["mask"] = [2, 5, 7], ["bias"] = [3, 5, 7], ["lengths"] = [2],
        ["output"] = [2, 3, 5, 6], ["weights"] = [2, 3, 5, 7], ["scores"] = [2, 3, 5, 7], ["logSumExp"] = [2, 3, 5],
    };

    private static readonly Dictionary<string, string> ShapeTexts = new()
    {
        ["query"] = "[batch 2, heads 3, queries 5, dim 4]",
        ["key"] = "[batch 2, heads 3, keys 7, dim 4]",
        ["value"] = "[batch 2, heads 3, keys 7, valueDim 6]",
        ["mask"] = "[batch 2, queries 5, keys 7]",
        ["bias"] = "[heads 3, queries 5, keys 7]",
        ["lengths"] = "[batch 2]",
        ["output"] = "[batch 2, heads 3, queries 5, valueDim 6]",
        ["weights"] = "[batch 2, heads 3, queries 5, keys 7]",
        ["scores"] = "[batch 2, heads 3, queries 5, keys 7]",
        ["logSumExp"] = "[batch 2, heads 3, queries 5]",
    };

    /// <summary>Lengths that are not the declared ones; the strides are dense.</summary>
    private static readonly Dictionary<string, Func<nint[], nint[]>> WrongLengths = new()
    {
        ["an axis of one too many"] = shape => [1, .. shape],
        ["an axis of one too many at the end"] = shape => [.. shape, 1],
        ["one axis for all"] = shape => shape.Length == 1 ? [1, 1] : [shape.Aggregate((product, length) => product * length)],
        ["no first axis"] = shape => shape.Length == 1 ? [shape[0] - 1] : shape[1..],
        ["one of the first axis"] = shape => [1, .. shape[1..]],
        ["one more of the last axis"] = shape => [.. shape[..^1], shape[^1] + 1],
        ["one less of the first axis"] = shape => [shape[0] - 1, .. shape[1..]],
        ["axes in reverse"] = shape => shape.Length == 1 ? [3] : [.. shape.Reverse()],
    };

    /// <summary>Strides that are not those of a dense, row-major tensor.</summary>
    private static readonly Dictionary<string, Func<nint[], nint[], nint[]>> WrongStrides = new()
    {
        ["transposed"] = (shape, dense) => shape.Length == 1 ? [2] : [.. dense[..^2], 1, shape[^2]],
        ["column-major"] = (shape, _) => shape.Length == 1
            ? [2]
            : [.. shape.Select((_, axis) => shape[..axis].Aggregate((nint)1, (product, length) => product * length))],
        ["every other element"] = (_, dense) => [.. dense.Select(stride => stride * 2)],
        ["a gap between rows"] = (shape, dense) => shape.Length == 1 ? [3] : [.. dense[..^1].Select(stride => stride / shape[^1] * (shape[^1] + 1)), 1],
        ["a gap behind the first axis"] = (_, dense) => [dense[0] + 1, .. dense[1..]],
        ["broadcast"] = (_, dense) => [0, .. dense[1..]],
    };

    public static TheoryData<string, string> LengthCases => Cases(WrongLengths.Keys, Shapes.Keys);

    public static TheoryData<string, string> StrideCases => Cases(WrongStrides.Keys, Shapes.Keys);

    [Theory]
    [MemberData(nameof(LengthCases))]
    public void OtherLengthsAreNamed(string role, string wrong)
    {
        nint[] lengths = WrongLengths[wrong](Shapes[role]);
        TensorCall call = Call();
        call.View(role, lengths, TensorCall.DenseStrides(lengths));
        AssertThrowsAndWritesNothing(call, role, $"{role} must have the shape {ShapeTexts[role]}, but the tensor's lengths are [{string.Join(", ", lengths)}].");
    }

    [Theory]
    [MemberData(nameof(StrideCases))]
    public void OtherStridesAreNamed(string role, string wrong)
    {
        nint[] lengths = Shapes[role], strides = WrongStrides[wrong](lengths, TensorCall.DenseStrides(lengths));
        TensorCall call = Call();
        call.View(role, lengths, strides);
        AssertThrowsAndWritesNothing(
            call, role,
            $"{role} must be dense and row-major, but the tensor's lengths [{string.Join(", ", lengths)}] have the strides [{string.Join(", ", strides)}]; "
            + "copy it to a dense tensor first.");
    }

    /// <summary>A tensor span of nothing has the shape of an axis of one that is left out, but not its element.</summary>
    [Fact]
    public void ATensorOfNothingIsNamed()
    {
        float[] output = [.. Enumerable.Repeat(TensorCall.Untouched, 20)], logSumExp = [.. Enumerable.Repeat(TensorCall.Untouched, 5)];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => TensorKernels.SingleHeadsFirst(
            new(new float[20], [5, 4]), new(new float[28], [7, 4]), new(new bool[35], [5, 7]), default, new(output, [5, 4]), new(logSumExp, [5])));
        Assert.Equal("lengths", exception.ParamName);
        Assert.StartsWith("lengths must have the shape [batch 1], but the tensor's lengths are []", exception.Message, StringComparison.Ordinal);
        Assert.All(output.Concat(logSumExp), number => Assert.Equal(TensorCall.Untouched, number));
    }

    [Fact]
    public void AnOverlapIsNamed()
    {
        float[] memory = new float[39];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => TensorKernels.SingleHeadsFirst(
            new(memory, 0, [5, 4], []), new(new float[28], [7, 4]), new(new bool[35], [5, 7]), new(new int[1], [1]),
            new(memory, 19, [5, 4], []), new(new float[5], [5])));
        Assert.Equal("output", exception.ParamName);
        Assert.StartsWith("output overlaps query in memory.", exception.Message, StringComparison.Ordinal);
    }

    private static TheoryData<string, string> Cases(IEnumerable<string> wrongs, IEnumerable<string> roles)
    {
        TheoryData<string, string> cases = [];
        foreach ((string role, string wrong) in roles.SelectMany(role => wrongs.Select(wrong => (role, wrong))))
        {
            cases.Add(role, wrong);
        }

        return cases;
    }

    private static TensorCall Call() => new(
        KernelData.Random(DeclaredKernel.In(typeof(TensorKernels), name => name == nameof(TensorKernels.HeadsFirstSpans)).Values.Single().Declaration, seed: 16), Shapes);

    private static void AssertThrowsAndWritesNothing(TensorCall call, string role, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => TensorKernels.HeadsFirst(
            call.Input<float>("query"), call.Input<float>("key"), call.Input<float>("value"), call.Input<bool>("mask"), call.Input<float>("bias"),
            call.Input<int>("lengths"), call.Output("output"), call.Output("weights"), call.Output("scores"), call.Output("logSumExp")));
        Assert.Equal(role, exception.ParamName);
        Assert.Equal($"{message} (Parameter '{role}')", exception.Message);
        Assert.All(
            new[] { "output", "weights", "scores", "logSumExp" },
            output => Assert.True(call.Memory(output).AsSpan().IndexOfAnyExcept(TensorCall.Untouched) < 0, $"{output} has been written to."));
    }
}
