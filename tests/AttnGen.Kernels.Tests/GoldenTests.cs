using System.Text.Json;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Real attention: both layers and all heads of a trained encoder, within the tolerances of the data's README.</summary>
public sealed class GoldenTests
{
    private const float ContextTolerance = 3e-5f, WeightTolerance = 1e-5f, RowSumTolerance = 1e-6f;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "use-lite");

    private delegate void Kernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    /// <summary>Kernels by sequence length and dim.</summary>
    private static readonly Dictionary<(int, int), Kernel> Kernels = new()
    {
        [(4, 64)] = static (q, k, v, _, o, w) => GoldenKernels.Length4Dim64(q, k, v, o, w),
        [(4, 128)] = static (q, k, v, _, o, w) => GoldenKernels.Length4Dim128(q, k, v, o, w),
        [(8, 64)] = static (q, k, v, _, o, w) => GoldenKernels.Length8Dim64(q, k, v, o, w),
        [(8, 128)] = static (q, k, v, _, o, w) => GoldenKernels.Length8Dim128(q, k, v, o, w),
        [(14, 64)] = static (q, k, v, _, o, w) => GoldenKernels.Length14Dim64(q, k, v, o, w),
        [(14, 128)] = static (q, k, v, _, o, w) => GoldenKernels.Length14Dim128(q, k, v, o, w),
        [(16, 64)] = static (q, k, v, _, o, w) => GoldenKernels.Length16Dim64(q, k, v, o, w),
        [(16, 128)] = static (q, k, v, _, o, w) => GoldenKernels.Length16Dim128(q, k, v, o, w),
        [(24, 64)] = static (q, k, v, _, o, w) => GoldenKernels.Length24Dim64(q, k, v, o, w),
        [(24, 128)] = static (q, k, v, _, o, w) => GoldenKernels.Length24Dim128(q, k, v, o, w),
        [(32, 64)] = static (q, k, v, _, o, w) => GoldenKernels.Length32Dim64(q, k, v, o, w),
        [(32, 128)] = static (q, k, v, _, o, w) => GoldenKernels.Length32Dim128(q, k, v, o, w),
        [(27, 64)] = GoldenKernels.PaddedBatchDim64,
        [(27, 128)] = GoldenKernels.PaddedBatchDim128,
    };

    /// <summary>Every case of the manifest, both layers.</summary>
    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string name in Manifest().EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!))
            {
                cases.Add(name, 0);
                cases.Add(name, 1);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WeightsAndContextAreThoseOfTheModel(string name, int layer)
    {
        NpyArray<float> query = Read("q_raw"), key = Read("k"), value = Read("v"), weights = Read("weights"), context = Read("context");
        int heads = query.Shape[1], sequence = query.Shape[2];
        int[] lengths = [.. Manifest().EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == name)
            .GetProperty("lengths").EnumerateArray().Select(length => length.GetInt32())];
        float[] output = new float[context.Values.Length], actual = new float[weights.Values.Length];
        Kernels[(sequence, query.Shape[3])](query.Values, key.Values, value.Values, lengths, output, actual);

        AssertClose(context.Values, output, ContextTolerance);
        AssertClose(weights.Values, actual, WeightTolerance);
        for (int row = 0; row < actual.Length / sequence; row++)
        {
            ReadOnlySpan<float> slots = actual.AsSpan(row * sequence, sequence);
            int length = lengths[row / (heads * sequence)];
            Assert.InRange(slots.ToArray().Sum(weight => (double)weight), 1 - RowSumTolerance, 1 + RowSumTolerance);
            Assert.True(slots[length..].IndexOfAnyExcept(0f) < 0, $"Row {row} has a weight on padding.");
        }

        NpyArray<float> Read(string tensor) => NpyFile.Read<float>(Path.Combine(Folder, name, $"layer{layer}_{tensor}.npy"));
    }

    private static JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json"))).RootElement.GetProperty("cases");

    private static void AssertClose(float[] expected, float[] actual, float tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"Element {i} is {actual[i]}, expected {expected[i]} within {tolerance}.");
        }
    }
}
