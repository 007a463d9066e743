using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>A declaration in the terms of ONNX, for what ONNX has.</summary>
internal static class OnnxJudge
{
    public static OnnxAttention Of(KernelData data)
    {
        AttentionShape shape = data.Shape;
        bool is3D = shape.Layout == AttentionLayout.SequenceFirst;
        return new()
        {
            Query = Tensor(data.Query, shape.Heads, shape.Queries, shape.Dim),
            Key = Tensor(data.Key, shape.KeyValueHeads, shape.Keys, shape.Dim),
            Value = Tensor(data.Value.Length == 0 ? data.Key : data.Value, shape.KeyValueHeads, shape.Keys, shape.ValueDim),
            HeadsOf3D = is3D ? (shape.Heads, shape.KeyValueHeads) : null,
            Scale = (float?)data.Declaration.Scale,
            Softcap = (float?)data.Declaration.Softcap,
            IsCausal = shape.Causal,
            Mask = data.Mask.Length == 0 ? null : Slots(data.Mask, shape, Enum.Parse<BiasScope>(shape.MaskScope.ToString())),
            Bias = data.Bias.Length == 0 ? null : Slots(data.Bias, shape, shape.BiasScope),
            Opset = Lengths(data) is null ? 23 : 24,
            Lengths = Lengths(data),
        };

        OnnxTensor<float> Tensor(float[] values, int heads, int sequence, int dim) =>
            is3D ? new(values, shape.Batch, sequence, heads * dim) : new(values, shape.Batch, heads, sequence, dim);
    }

    /// <summary>
    /// ONNX aligns the causal diagonal with the end of the keys that nonpad_kv_seqlen says, so the bottom-right corner is a sequence
    /// without padding; top-left together with lengths is nothing that it has.
    /// </summary>
    private static long[]? Lengths(KernelData data)
    {
        AttentionShape shape = data.Shape;
        bool isBottomRight = shape.Causal && shape.CausalAlignment == CausalAlignment.BottomRight;
        return data.Lengths.Length > 0 && shape.Causal ? throw new NotSupportedException("ONNX moves the diagonal with the lengths.")
            : data.Lengths.Length > 0 ? Array.ConvertAll(data.Lengths, length => (long)length)
            : isBottomRight ? [.. Enumerable.Repeat((long)shape.Keys, shape.Batch)]
            : null;
    }

    /// <summary>
    /// A mask or bias of the axes that broadcasting fills up. ONNX broadcasts [batch, 1, 1, keys] as well; ONNX Runtime wants the rows
    /// of all queries and refuses it, so they are written out.
    /// </summary>
    private static OnnxTensor<T> Slots<T>(T[] values, AttentionShape shape, BiasScope scope)
        where T : unmanaged => scope switch
    {
        BiasScope.Shared => new(values, shape.Queries, shape.Keys),
        BiasScope.PerKey => new(
            [.. values.Chunk(shape.Keys).SelectMany(row => Enumerable.Repeat(row, shape.Queries)).SelectMany(row => row)],
            shape.Batch, 1, shape.Queries, shape.Keys),
        BiasScope.PerHead => new(values, 1, shape.Heads, shape.Queries, shape.Keys),
        BiasScope.PerBatch => new(values, shape.Batch, 1, shape.Queries, shape.Keys),
        _ => new(values, shape.Batch, shape.Heads, shape.Queries, shape.Keys),
    };
}
