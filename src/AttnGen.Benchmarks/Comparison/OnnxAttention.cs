using AttnGen.Benchmarks.Onnx;
using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>The two operators of ONNX Runtime that compute attention, as models of one node.</summary>
internal static class OnnxAttention
{
    private const int Opset = 23, WeightsStage = 3;

    /// <summary>ONNX Runtime's own operator, on [sequence, heads · dim]: it lays the heads first itself, and gives no weights.</summary>
    public static OnnxSession MultiHeadAttention(
        AttentionShape shape, AlignedMemory query, AlignedMemory key, AlignedMemory value, AlignedMemory output, int threads = 1)
    {
        long[] queryShape = [1, shape.Queries, shape.Heads * shape.Dim], keyShape = [1, shape.Keys, shape.Heads * shape.Dim];
        byte[] model = new OnnxGraph().Input("query", queryShape).Input("key", keyShape).Input("value", keyShape).Output("output", queryShape)
            .RuntimeNode(
                "MultiHeadAttention", ["query", "key", "value"], ["output"],
                ("num_heads", (long)shape.Heads), ("scale", shape.Scale), ("unidirectional", shape.Causal ? 1L : 0L)).ToArray(Opset);
        return new OnnxSession(
            model, [("query", query.Memory, queryShape), ("key", key.Memory, keyShape), ("value", value.Memory, keyShape)],
            [("output", output.Memory, queryShape)], threads);
    }

    /// <summary>The standard's operator, on [heads, sequence, dim]; with weights where there is memory for them.</summary>
    public static OnnxSession Attention(
        AttentionShape shape, AlignedMemory query, AlignedMemory key, AlignedMemory value, AlignedMemory output, AlignedMemory? weights, int threads = 1)
    {
        long[] queryShape = [1, shape.Heads, shape.Queries, shape.Dim], keyShape = [1, shape.KeyValueHeads, shape.Keys, shape.Dim];
        long[] weightsShape = [1, shape.Heads, shape.Queries, shape.Keys];
        OnnxGraph graph = new OnnxGraph().Input("query", queryShape).Input("key", keyShape).Input("value", keyShape).Output("output", queryShape);
        (string, Memory<float>, long[])[] inputs = [("query", query.Memory, queryShape), ("key", key.Memory, keyShape), ("value", value.Memory, keyShape)];
        List<(string, Memory<float>, long[])> outputs = [("output", output.Memory, queryShape)];

        // Present keys and values stand between the output and the weights.
        string[] outputNames = ["output"];
        if (weights is not null)
        {
            graph.Output("weights", weightsShape);
            outputs.Add(("weights", weights.Memory, weightsShape));
            outputNames = ["output", "", "", "weights"];
        }

        graph.Node(
            "Attention", ["query", "key", "value"], outputNames,
            ("q_num_heads", (long)shape.Heads), ("kv_num_heads", (long)shape.KeyValueHeads), ("scale", shape.Scale),
            ("is_causal", shape.Causal ? 1L : 0L), ("qk_matmul_output_mode", (long)WeightsStage));
        return new OnnxSession(graph.ToArray(Opset), inputs, [.. outputs], threads);
    }
}
