using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>
/// What one writes by hand in C#, heads first: loops, and the same with the platform's vector operations. Large shapes are not called so often that the
/// runtime would optimise them by itself.
/// </summary>
internal sealed class ManagedAttention(AttentionShape shape, AlignedMemory query, AlignedMemory key, AlignedMemory value, AlignedMemory output)
{
    private readonly float[] _scores = new float[shape.Keys];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PlainLoop()
    {
        ReadOnlySpan<float> queries = query.Span, keys = key.Span, values = value.Span;
        Span<float> outputs = output.Span, scores = _scores;
        for (int row = 0; row < shape.Heads * shape.Queries; row++)
        {
            (int rowStart, int keysStart, int seen) = Places(row);
            float largest = float.NegativeInfinity;
            for (int j = 0; j < seen; j++)
            {
                float score = 0;
                for (int d = 0; d < shape.Dim; d++)
                {
                    score += queries[rowStart + d] * keys[keysStart + (j * shape.Dim) + d];
                }

                scores[j] = score * shape.Scale;
                largest = MathF.Max(largest, scores[j]);
            }

            float sum = 0;
            for (int j = 0; j < seen; j++)
            {
                scores[j] = MathF.Exp(scores[j] - largest);
                sum += scores[j];
            }

            outputs.Slice(rowStart, shape.Dim).Clear();
            for (int j = 0; j < seen; j++)
            {
                float weight = scores[j] / sum;
                for (int d = 0; d < shape.Dim; d++)
                {
                    outputs[rowStart + d] += weight * values[keysStart + (j * shape.Dim) + d];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TensorComposition()
    {
        for (int row = 0; row < shape.Heads * shape.Queries; row++)
        {
            (int rowStart, int keysStart, int seen) = Places(row);
            ReadOnlySpan<float> queryRow = query.Span.Slice(rowStart, shape.Dim);
            Span<float> scores = _scores.AsSpan(0, seen), outputRow = output.Span.Slice(rowStart, shape.Dim);
            for (int j = 0; j < seen; j++)
            {
                scores[j] = TensorPrimitives.Dot(queryRow, key.Span.Slice(keysStart + (j * shape.Dim), shape.Dim));
            }

            // SoftMax does not subtract the largest score by itself.
            TensorPrimitives.Multiply(scores, shape.Scale, scores);
            TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
            TensorPrimitives.SoftMax(scores, scores);
            outputRow.Clear();
            for (int j = 0; j < seen; j++)
            {
                TensorPrimitives.MultiplyAdd(value.Span.Slice(keysStart + (j * shape.Dim), shape.Dim), scores[j], outputRow, outputRow);
            }
        }
    }

    /// <summary>Where a row's query and output start, where its head's keys and values start, and how many of them it sees.</summary>
    private (int RowStart, int KeysStart, int Seen) Places(int row)
    {
        int keyHead = row / shape.Queries / (shape.Heads / shape.KeyValueHeads);
        return (row * shape.Dim, keyHead * shape.Keys * shape.Dim, shape.Causal ? (row % shape.Queries) + 1 : shape.Keys);
    }
}
