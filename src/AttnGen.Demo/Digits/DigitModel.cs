using System.Numerics.Tensors;
using static AttnGen.Demo.Digits.DigitKernels;

namespace AttnGen.Demo.Digits;

/// <summary>A trained classifier of handwritten digits, with the weight that each pixel had in its decision.</summary>
internal sealed class DigitModel
{
    /// <summary>Layers of self-attention.</summary>
    public const int LayerCount = 1;

    private readonly float[]
        _patchWeights = Load("patchWeights"), _positions = Load("positions"), _poolingQuery = Load("poolingQuery"), _outputWeights = Load("outputWeights"), _outputBias = Load("outputBias");

    private readonly float[] _patches = new float[Pixels * PatchPixels], _tokens = new float[Pixels * Dim], _pooled = new float[Dim];

    /// <summary>The layers, with what their pixels looked at last.</summary>
    public DigitLayer[] Layers { get; } = [.. Enumerable.Range(0, LayerCount).Select(layer => new DigitLayer(layer))];

    /// <summary>The weight of each pixel in the last decision, [Side, Side]; they sum to 1.</summary>
    public float[] Attention { get; } = new float[Pixels];

    /// <summary>How likely each digit was in the last decision, [Classes], unnormalised.</summary>
    public float[] ClassLogits { get; } = new float[Classes];

    /// <summary>Decides which digit it is, 0 … 9.</summary>
    /// <param name="pixels">[Side, Side], from 0, the paper, to 1, ink.</param>
    /// <exception cref="ArgumentException">There are more or fewer pixels.</exception>
    public int Classify(ReadOnlySpan<float> pixels)
    {
        if (pixels.Length != Pixels)
        {
            throw new ArgumentException($"{nameof(pixels)} must have the shape [rows {Side}, columns {Side}], that is {Pixels} elements, but its length is {pixels.Length}.", nameof(pixels));
        }

        TakePatches(pixels);
        Embed(_patches, _patchWeights, _tokens);
        TensorPrimitives.Add(_tokens, _positions, _tokens);
        foreach (DigitLayer layer in Layers)
        {
            layer.Apply(_tokens);
        }

        Pool(_poolingQuery, _tokens, _pooled, Attention);
        Logits(_pooled, _outputWeights, _outputBias, ClassLogits);
        return IndexOfLargest(ClassLogits);
    }

    /// <summary>What the model looks at in a digit: a weight for each pixel, to be laid over the digit.</summary>
    /// <inheritdoc cref="Classify" path="/param"/>
    public ValueMatrix AttentionOver(ReadOnlySpan<float> pixels)
    {
        Classify(pixels);
        return ValueMatrix.From<float>(Attention, Side, Side);
    }

    /// <summary>Takes digits for what the model thinks they are.</summary>
    public ConfusionMatrix Test(IReadOnlyCollection<TestDigit> digits) =>
        ConfusionMatrix.From([.. digits.Select(digit => digit.Label)], [.. digits.Select(digit => Classify(digit.Pixels))], Classes);

    /// <summary>Reads an array of the model from the demo's resources.</summary>
    public static float[] Load(string name) => NpyFile.Read($"digits.{name}.npy");

    /// <summary>Lays each pixel out with its neighbours; beyond the edges is paper.</summary>
    private void TakePatches(ReadOnlySpan<float> pixels)
    {
        for (int place = 0; place < _patches.Length; place++)
        {
            (int pixel, int neighbour) = (place / PatchPixels, place % PatchPixels);
            int row = (pixel / Side) + (neighbour / PatchSide) - 1, column = (pixel % Side) + (neighbour % PatchSide) - 1;
            _patches[place] = (uint)row < Side && (uint)column < Side ? pixels[(row * Side) + column] : 0;
        }
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }
}
