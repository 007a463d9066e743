using System.Numerics.Tensors;
using static AttnGen.Demo.Digits.DigitKernels;

namespace AttnGen.Demo.Digits;

/// <summary>A layer of self-attention over the pixels, and two dense layers after it; each adds to the tokens what it finds.</summary>
internal sealed class DigitLayer(int layer)
{
    private readonly float[]
        _queryWeights = Load(layer, "QueryWeights"), _keyWeights = Load(layer, "KeyWeights"), _valueWeights = Load(layer, "ValueWeights"), _outputWeights = Load(layer, "OutputWeights"),
        _hiddenWeights = Load(layer, "HiddenWeights"), _hiddenBias = Load(layer, "HiddenBias"), _residualWeights = Load(layer, "ResidualWeights"), _residualBias = Load(layer, "ResidualBias");

    private readonly float[]
        _query = new float[Pixels * Dim], _key = new float[Pixels * Dim], _value = new float[Pixels * Dim], _context = new float[Pixels * Dim], _change = new float[Pixels * Dim],
        _hidden = new float[Pixels * HiddenDim];

    /// <summary>The weights of every pixel over every pixel, [Heads, Pixels, Pixels].</summary>
    public float[] Weights { get; } = new float[Heads * Pixels * Pixels];

    /// <summary>Changes the tokens, [Pixels, Dim], in place.</summary>
    public void Apply(Span<float> tokens)
    {
        Project(tokens, _queryWeights, _query);
        Project(tokens, _keyWeights, _key);
        Project(tokens, _valueWeights, _value);
        Attend(_query, _key, _value, _context, Weights);
        Project(_context, _outputWeights, _change);
        TensorPrimitives.Add(tokens, _change, tokens);
        Hidden(tokens, _hiddenWeights, _hiddenBias, _hidden);
        Residual(_hidden, _residualWeights, _residualBias, _change);
        TensorPrimitives.Add(tokens, _change, tokens);
    }

    private static float[] Load(int layer, string name) => DigitModel.Load($"layer{layer}{name}");
}
