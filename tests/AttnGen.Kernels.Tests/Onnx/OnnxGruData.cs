using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>Random weights and inputs of a recurrent unit in ONNX's layout, and the same in the kernels'.</summary>
internal sealed class OnnxGruData
{
    private readonly GruShape _shape;
    private readonly int _directions;
    private readonly float[] _inputWeights, _recurrentWeights, _bias, _initialState;

    public OnnxGruData(GruShape shape, int directions, bool hasBias, bool hasLengths, bool hasInitialState)
    {
        (_shape, _directions) = (shape, directions);
        RandomInputs random = new(seed: 37);
        Inputs = random.Numbers(shape.InputsLength);
        _inputWeights = Scaled(random.Numbers(directions * shape.InputWeightsLength), shape.InputDim);
        _recurrentWeights = Scaled(random.Numbers(directions * shape.RecurrentWeightsLength), shape.HiddenDim);
        _bias = random.Numbers(hasBias ? directions * 2 * shape.BiasLength : 0);
        _initialState = random.Numbers(hasInitialState ? directions * shape.StateLength : 0);

        // The first sequence is whole, each further one shorter by two. None is empty: its final state is 0 in ONNX Runtime, the initial one here.
        Lengths = hasLengths ? [.. Enumerable.Range(0, shape.Batch).Select(batch => Math.Max(shape.Steps - (2 * batch), 1))] : [];
    }

    /// <summary>[batch, steps, inputDim].</summary>
    public float[] Inputs { get; }

    public int[] Lengths { get; }

    public OnnxGru Operator(string direction) => new()
    {
        Direction = direction,
        LinearBeforeReset = _shape.ResetAfter,
        HiddenDim = _shape.HiddenDim,
        X = new(StepsFirst(Inputs, _shape.InputDim), _shape.Steps, _shape.Batch, _shape.InputDim),
        W = new(_inputWeights, _directions, 3 * _shape.HiddenDim, _shape.InputDim),
        R = new(_recurrentWeights, _directions, 3 * _shape.HiddenDim, _shape.HiddenDim),
        B = _bias.Length == 0 ? null : new(_bias, _directions, 6 * _shape.HiddenDim),
        SequenceLengths = Lengths.Length == 0 ? null : new(Lengths, _shape.Batch),
        InitialState = _initialState.Length == 0 ? null : new(_initialState, _directions, _shape.Batch, _shape.HiddenDim),
    };

    public float[] InputWeights(int direction)
    {
        float[] weights = new float[_shape.InputWeightsLength];
        GruWeights.FromOnnx(_shape.InputDim, _shape.HiddenDim, _directions, direction, _inputWeights, weights);
        return weights;
    }

    public float[] RecurrentWeights(int direction)
    {
        float[] weights = new float[_shape.RecurrentWeightsLength];
        GruWeights.FromOnnx(_shape.HiddenDim, _shape.HiddenDim, _directions, direction, _recurrentWeights, weights);
        return weights;
    }

    public float[] Bias(int direction) => Biases(direction).Bias;

    public float[] RecurrentBias(int direction) => Biases(direction).Recurrent;

    /// <summary>[batch, hiddenDim], or nothing.</summary>
    public float[] InitialState(int direction) =>
        _initialState.Length == 0 ? [] : _initialState.AsSpan(direction * _shape.StateLength, _shape.StateLength).ToArray();

    /// <summary>[steps, directions, batch, hiddenDim] as [batch, steps, directions · hiddenDim].</summary>
    public float[] BatchFirst(float[] states)
    {
        float[] result = new float[states.Length];
        int hidden = _shape.HiddenDim;
        for (int row = 0; row < states.Length / hidden; row++)
        {
            int batch = row % _shape.Batch, direction = row / _shape.Batch % _directions, step = row / (_shape.Batch * _directions);
            states.AsSpan(row * hidden, hidden).CopyTo(result.AsSpan(((((batch * _shape.Steps) + step) * _directions) + direction) * hidden));
        }

        return result;
    }

    private (float[] Bias, float[] Recurrent) Biases(int direction)
    {
        if (_bias.Length == 0)
        {
            return ([], []);
        }

        float[] bias = new float[_shape.BiasLength], recurrent = new float[_shape.ResetAfter ? _shape.BiasLength : 0];
        if (_shape.ResetAfter)
        {
            GruWeights.FromOnnxBias(_shape.HiddenDim, _directions, direction, _bias, bias, recurrent);
        }
        else
        {
            GruWeights.FromOnnxBias(_shape.HiddenDim, _directions, direction, _bias, bias);
        }

        return (bias, recurrent);
    }

    /// <summary>[batch, steps, dim] as [steps, batch, dim].</summary>
    private float[] StepsFirst(float[] rows, int dim)
    {
        float[] result = new float[rows.Length];
        for (int row = 0; row < rows.Length / dim; row++)
        {
            int batch = row / _shape.Steps, step = row % _shape.Steps;
            rows.AsSpan(row * dim, dim).CopyTo(result.AsSpan(((step * _shape.Batch) + batch) * dim));
        }

        return result;
    }

    /// <summary>Weights of the size that training starts from, so that no gate is stuck at 0 or 1.</summary>
    private static float[] Scaled(float[] weights, int dim) => [.. weights.Select(weight => weight / MathF.Sqrt(dim))];
}
