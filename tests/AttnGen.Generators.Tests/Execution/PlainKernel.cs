using AttnGen.Numerics;
using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Attention with every option as a user would write it by hand, in float: what a right kernel's rounding looks like.</summary>
/// <param name="shape">The shape; it may be another one than that of the data, to see that the comparison tells.</param>
/// <param name="data">The inputs.</param>
internal sealed class PlainKernel(AttentionShape shape, KernelData data)
{
    private readonly float[] _output = new float[shape.OutputLength], _weights = new float[shape.WeightsLength];
    private readonly float[] _scores = new float[shape.ScoresLength], _logSumExp = new float[shape.LogSumExpLength];
    private readonly float[] _row = new float[shape.Keys];
    private readonly bool[] _isMasked = new bool[shape.Keys];

    public KernelResults Run()
    {
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int head = 0; head < shape.Heads; head++)
            {
                for (int query = 0; query < shape.Queries; query++)
                {
                    Run(batch, head, query);
                }
            }
        }

        return new() { Output = _output, Weights = _weights, Scores = _scores, LogSumExp = _logSumExp };
    }

    private void Run(int batch, int head, int query)
    {
        int rows = ((shape.AverageHeads ? batch : (batch * shape.Heads) + head) * shape.Queries) + query;
        float share = shape.AverageHeads ? 1f / shape.Heads : 1;
        int queryStart = Place(batch, head, shape.Heads, query, shape.Queries) * shape.Dim, keyHead = head / (shape.Heads / shape.KeyValueHeads);
        float largest = float.NegativeInfinity;
        for (int key = 0; key < shape.Keys; key++)
        {
            int keyStart = Place(batch, keyHead, shape.KeyValueHeads, key, shape.Keys) * shape.Dim;
            float score = 0;
            for (int d = 0; d < shape.Dim; d++)
            {
                score += shape.Scale * data.Query[queryStart + d] * data.Key[keyStart + d];
            }

            _scores[(rows * shape.Keys) + key] += share * score;
            float bias = data.Bias.Length == 0 ? 0 : data.Bias[Slot(shape.BiasScope.ToString(), batch, head, query, key)];
            _isMasked[key] = IsMasked(batch, head, query, key) || float.IsNegativeInfinity(bias);
            _row[key] = (shape.Softcap is { } cap ? cap * MathF.Tanh(score / cap) : score) + bias;
            largest = _isMasked[key] ? largest : MathF.Max(largest, _row[key]);
        }

        float sum = 0;
        for (int key = 0; key < shape.Keys; key++)
        {
            _row[key] = _isMasked[key] ? 0 : VectorExp.ExpNonPositive(_row[key] - largest);
            sum += _row[key];
        }

        _logSumExp[(((batch * shape.Heads) + head) * shape.Queries) + query] = largest + MathF.Log(sum);
        int outputStart = Place(batch, head, shape.Heads, query, shape.Queries) * shape.ValueDim;
        float[] values = data.Value.Length == 0 ? data.Key : data.Value;
        for (int key = 0; key < shape.Keys; key++)
        {
            float weight = sum > 0 ? _row[key] / sum : shape.EmptyRow == EmptyRow.Uniform ? 1f / shape.Keys : 0;
            _weights[(rows * shape.Keys) + key] += share * weight;
            int valueStart = Place(batch, keyHead, shape.KeyValueHeads, key, shape.Keys) * shape.ValueDim;
            for (int c = 0; c < shape.ValueDim && weight > 0; c++)
            {
                _output[outputStart + c] += weight * values[valueStart + c];
            }
        }
    }

    private bool IsMasked(int batch, int head, int query, int key)
    {
        int diagonal = query + (shape.CausalAlignment == CausalAlignment.BottomRight ? shape.Keys - shape.Queries : 0);
        return (data.Lengths.Length > 0 && key >= data.Lengths[batch])
            || (data.Mask.Length > 0 && !data.Mask[Slot(shape.MaskScope.ToString(), batch, head, query, key)])
            || (shape.Causal && key > diagonal)
            || (shape.WindowLeft is { } left && diagonal - key > left)
            || (shape.WindowRight is { } right && key - diagonal > right);
    }

    private int Place(int batch, int head, int heads, int position, int positions) => shape.Layout == AttentionLayout.SequenceFirst
        ? (batch * positions * heads) + (position * heads) + head
        : (batch * heads * positions) + (head * positions) + position;

    private int Slot(string scope, int batch, int head, int query, int key) => key + (shape.Keys * scope switch
    {
        nameof(MaskScope.Shared) => query,
        nameof(MaskScope.PerKey) => batch,
        nameof(MaskScope.PerHead) => (head * shape.Queries) + query,
        nameof(MaskScope.PerBatch) => (batch * shape.Queries) + query,
        _ => (((batch * shape.Heads) + head) * shape.Queries) + query,
    });
}
