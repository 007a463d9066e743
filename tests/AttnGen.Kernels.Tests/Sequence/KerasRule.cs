using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>
/// <c>keras.layers.Attention</c> and <c>AdditiveAttention</c>, <c>_calculate_scores</c>, <c>_calculate_score_mask</c> and <c>_apply_scores</c> written
/// out: 1e9 is subtracted from masked scores in float, for that is what makes a fully masked row uniform; the rest is in double.
/// </summary>
internal sealed class KerasRule(SequenceData data)
{
    private readonly SequenceAttentionShape _shape = data.Shape;

    public (double[] Output, double[] Weights) Run()
    {
        bool[] valueMask = data.Get<bool>("valueMask"), queryMask = data.Get<bool>("queryMask");
        float[] value = data.Get<float>("value");
        double[] weights = new double[_shape.WeightsLength], output = new double[_shape.OutputLength];
        for (int row = 0; row < _shape.LogSumExpLength; row++)
        {
            int batch = row / _shape.Queries, query = row % _shape.Queries, first = batch * _shape.Keys;
            double[] scores = [.. Enumerable.Range(0, _shape.Keys).Select(key =>
            {
                double score = Score(row, first + key);
                bool isSeen = (valueMask.Length == 0 || valueMask[first + key]) && (!_shape.Causal || key <= query);
                return isSeen ? score : (float)score - 1e9f;
            })];
            double largest = scores.Max(), sum = scores.Sum(score => Math.Exp(score - largest));
            for (int key = 0; key < _shape.Keys; key++)
            {
                weights[(row * _shape.Keys) + key] = Math.Exp(scores[key] - largest) / sum;
                for (int c = 0; c < _shape.ValueDim; c++)
                {
                    output[(row * _shape.ValueDim) + c] += weights[(row * _shape.Keys) + key] * value[((first + key) * _shape.ValueDim) + c];
                }
            }

            for (int c = 0; c < _shape.ValueDim && queryMask.Length > 0; c++)
            {
                output[(row * _shape.ValueDim) + c] *= queryMask[row] ? 1 : 0;
            }
        }

        return (output, weights);
    }

    private double Score(int row, int keyRow)
    {
        int dim = _shape.KeyDim;
        float[] query = data.Get<float>("query"), key = data.Get<float>(data.Declaration.HasKey ? "key" : "value"), scale = data.Get<float>("scale");
        double sum = 0;
        for (int d = 0; d < dim; d++)
        {
            double q = query[(row * dim) + d], k = key[(keyRow * dim) + d];
            sum += _shape.Score switch
            {
                SequenceScore.KerasDot => q * k,
                SequenceScore.KerasConcat => Math.Tanh((scale.Length > 0 ? scale[0] : 1) * (q + k)),
                _ => (scale.Length > 0 ? scale[d] : 1) * Math.Tanh(q + k),
            };
        }

        return _shape.Score switch
        {
            SequenceScore.KerasDot => scale.Length > 0 ? sum * scale[0] : sum,
            SequenceScore.KerasConcat => data.Get<float>("concatScoreWeight")[0] * sum,
            _ => sum,
        };
    }
}
