using System.Numerics.Tensors;
using AttnGen.Benchmarks.Onnx;

namespace AttnGen.Benchmarks;

/// <summary>A kernel of an encoder or decoder, or a peer that computes the same.</summary>
/// <param name="name">What is computed.</param>
/// <param name="by">Who computes it; null for the kernel.</param>
/// <param name="run">The computation.</param>
/// <param name="result">What it writes.</param>
internal sealed class SequenceCase(string name, string? by, Action run, float[] result) : Case(by is null ? name : $"{name}, {by}")
{
    private const int Keys = 50;

    public static SequenceCase[] All() => [.. Bahdanau(), .. Luong(), .. Encoder()];

    /// <summary>Prints a table of kernels beside their peers.</summary>
    public static void Print(SequenceCase[] cases)
    {
        Console.WriteLine();
        Console.WriteLine($"{"encoder and decoder",-58}{"µs",12}{"× kernel",10}{"bytes",9}{"difference",12}");
        foreach (SequenceCase measured in cases)
        {
            SequenceCase? kernel = Array.Find(cases, other => other.What == measured.What && other.By is null);
            string difference = kernel is null || kernel == measured ? "" : $"{measured.Difference(kernel):0.0e-0}";
            Console.WriteLine(
                $"{measured.Name,-58}{measured.Seconds * 1e6,12:F2}{measured.Seconds / kernel?.Seconds,10:F2}{measured.BytesAllocated(),9}{difference,12}");
        }
    }

    public override void Run() => run();

    private string What => name;

    private string? By => by;

    private double Difference(SequenceCase kernel) => kernel.Result.Zip(result, (a, b) => Math.Abs((double)a - b)).Max();

    private float[] Result => result;

    /// <summary>One decoder step: 1 query × 50 keys, 512/512/256, keys projected once.</summary>
    private static IEnumerable<SequenceCase> Bahdanau()
    {
        const string Name = "Bahdanau step, 1 × 50, 512/512/256";
        float[] query = Random(512, 1), keys = Random(Keys * 512, 2), queryWeights = Random(512 * 256, 3, 0.1f), projected = Random(Keys * 256, 4), v = Random(256, 5);
        float[] output = new float[512], weights = new float[Keys];
        yield return new(Name, null, () => Kernels.BahdanauStep(query, keys, queryWeights, projected, v, output, weights), output);

        float[] onnxOutput = new float[512], onnxWeights = new float[Keys];
        OnnxSession onnx = new(
            new OnnxGraph().Input("query", 1, 512).Input("projected", Keys, 256).Input("keys", Keys, 512).Output("weights", Keys).Output("output", 512)
                .Initializer("queryWeights", queryWeights, 512, 256).Initializer("v", v, 256)
                .Node("MatMul", ["query", "queryWeights"], ["state"]).Node("Add", ["state", "projected"], ["sum"]).Node("Tanh", ["sum"], ["hidden"])
                .Node("MatMul", ["hidden", "v"], ["scores"]).Node("Softmax", ["scores"], ["weights"]).Node("MatMul", ["weights", "keys"], ["output"]).ToArray(17),
            [("query", query, [1, 512]), ("projected", projected, [Keys, 256]), ("keys", keys, [Keys, 512])],
            [("weights", onnxWeights, [Keys]), ("output", onnxOutput, [512])]);
        yield return new(Name, "ONNX Runtime", onnx.Run, onnxOutput);

        float[] state = new float[256], hidden = new float[256], scores = new float[Keys], tensorOutput = new float[512];
        yield return new(Name, "TensorPrimitives", () =>
        {
            state.AsSpan().Clear();
            for (int i = 0; i < 512; i++)
            {
                TensorPrimitives.MultiplyAdd(queryWeights.AsSpan(i * 256, 256), query[i], state, state);
            }

            for (int key = 0; key < Keys; key++)
            {
                TensorPrimitives.Add(state, projected.AsSpan(key * 256, 256), hidden);
                TensorPrimitives.Tanh(hidden, hidden);
                scores[key] = TensorPrimitives.Dot<float>(hidden, v);
            }

            TensorPrimitives.SoftMax(scores, scores);
            tensorOutput.AsSpan().Clear();
            for (int key = 0; key < Keys; key++)
            {
                TensorPrimitives.MultiplyAdd(keys.AsSpan(key * 512, 512), scores[key], tensorOutput, tensorOutput);
            }
        }, tensorOutput);
    }

    /// <summary>Luong's general score under teacher forcing: 50 × 50 × 512.</summary>
    private static IEnumerable<SequenceCase> Luong()
    {
        const string Name = "Luong general, 50 × 50 × 512";
        float[] query = Random(Keys * 512, 1, 0.3f), keys = Random(Keys * 512, 2, 0.3f), w = Random(512 * 512, 3, 0.3f);
        float[] output = new float[Keys * 512], weights = new float[Keys * Keys];
        yield return new(Name, null, () => Kernels.LuongGeneral(query, keys, w, output, weights), output);

        float[] packed = new float[LinearWeights.PackedLength(512, 512)], packedOutput = new float[Keys * 512];
        LinearWeights.Pack(512, 512, w, packed);
        yield return new(Name, "weights packed before", () => Kernels.LuongGeneralPacked(query, keys, packed, packedOutput, weights), packedOutput);

        float[] onnxOutput = new float[Keys * 512], onnxWeights = new float[Keys * Keys];
        OnnxSession onnx = new(
            new OnnxGraph().Input("query", Keys, 512).Input("keys", Keys, 512).Output("weights", Keys, Keys).Output("output", Keys, 512).Initializer("w", w, 512, 512)
                .Node("Transpose", ["keys"], ["keysT"]).Node("MatMul", ["query", "w"], ["projected"]).Node("MatMul", ["projected", "keysT"], ["scores"])
                .Node("Softmax", ["scores"], ["weights"]).Node("MatMul", ["weights", "keys"], ["output"]).ToArray(17),
            [("query", query, [Keys, 512]), ("keys", keys, [Keys, 512])],
            [("weights", onnxWeights, [Keys, Keys]), ("output", onnxOutput, [Keys, 512])]);
        yield return new(Name, "ONNX Runtime", onnx.Run, onnxOutput);
    }

    /// <summary>The bidirectional encoder: 50 × 256 → 2 × 256, both conventions of the reset gate.</summary>
    private static IEnumerable<SequenceCase> Encoder()
    {
        const int Hidden = 256, Gates = 3 * Hidden;
        float[] inputs = Random(Keys * Hidden, 1);
        float[] onnxW = Random(2 * Gates * Hidden, 2, 0.1f), onnxR = Random(2 * Gates * Hidden, 3, 0.1f), onnxB = Random(2 * 2 * Gates, 4);
        foreach (bool isAfter in new[] { false, true })
        {
            string name = "bidirectional GRU, 50 × 256 → 2 × 256, reset " + (isAfter ? "after" : "before");
            float[][] w = new float[2][], u = new float[2][], b = new float[2][], c = new float[2][];
            for (int direction = 0; direction < 2; direction++)
            {
                (w[direction], u[direction], b[direction], c[direction]) = (new float[Hidden * Gates], new float[Hidden * Gates], new float[Gates], new float[Gates]);
                GruWeights.FromOnnx(Hidden, Hidden, 2, direction, onnxW, w[direction]);
                GruWeights.FromOnnx(Hidden, Hidden, 2, direction, onnxR, u[direction]);
                if (isAfter)
                {
                    GruWeights.FromOnnxBias(Hidden, 2, direction, onnxB, b[direction], c[direction]);
                }
                else
                {
                    GruWeights.FromOnnxBias(Hidden, 2, direction, onnxB, b[direction]);
                }
            }

            float[] annotations = new float[Keys * 2 * Hidden], onnxY = new float[Keys * 2 * Hidden];
            yield return new(name, null, isAfter
                ? () => Kernels.AnnotateResetAfter(inputs, w[0], u[0], b[0], c[0], w[1], u[1], b[1], c[1], annotations)
                : () => Kernels.Annotate(inputs, w[0], u[0], b[0], w[1], u[1], b[1], annotations), annotations);

            // Y is [steps, directions, batch 1, hidden], which is how annotations lie.
            OnnxSession onnx = new(
                new OnnxGraph().Input("inputs", Keys, 1, Hidden).Output("y", Keys, 2, 1, Hidden)
                    .Initializer("w", onnxW, 2, Gates, Hidden).Initializer("r", onnxR, 2, Gates, Hidden).Initializer("b", onnxB, 2, 2 * Gates)
                    .Node("GRU", ["inputs", "w", "r", "b"], ["y"], ("hidden_size", (long)Hidden), ("direction", "bidirectional"), ("linear_before_reset", isAfter ? 1L : 0L)).ToArray(14),
                [("inputs", inputs, [Keys, 1, Hidden])], [("y", onnxY, [Keys, 2, 1, Hidden])]);
            yield return new(name, "ONNX Runtime", onnx.Run, onnxY);
        }
    }

    private static float[] Random(int length, int seed, float scale = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => scale * ((random.NextSingle() * 2) - 1))];
    }
}
