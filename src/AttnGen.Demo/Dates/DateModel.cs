using static AttnGen.Demo.Dates.DateKernels;

namespace AttnGen.Demo.Dates;

/// <summary>A trained encoder–decoder that writes a date as people write it in the form yyyy-MM-dd, with the weights that it gave each character.</summary>
internal abstract class DateModel
{
    /// <summary>Characters of a target.</summary>
    public const int TargetLength = 10;

    /// <summary>The row of the target's embeddings that begins a date.</summary>
    private const int Start = TargetCharacters;

    private readonly DateVocabulary _vocabulary;
    private readonly float[] _sourceEmbedding, _targetEmbedding, _initialStateWeights;
    private readonly float[] _forwardInputWeights, _forwardRecurrentWeights, _forwardBias, _backwardInputWeights, _backwardRecurrentWeights, _backwardBias;
    private readonly float[] _inputs = new float[SourceLength * EmbeddingDim], _logits = new float[TargetCharacters];

    protected DateModel(string folder, DateVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        (_sourceEmbedding, _targetEmbedding, _initialStateWeights) = (Load(folder, "sourceEmbedding"), Load(folder, "targetEmbedding"), Load(folder, "initialStateWeights"));
        (_forwardInputWeights, _forwardRecurrentWeights, _forwardBias) = (Load(folder, "forwardInputWeights"), Load(folder, "forwardRecurrentWeights"), Load(folder, "forwardBias"));
        (_backwardInputWeights, _backwardRecurrentWeights, _backwardBias) = (Load(folder, "backwardInputWeights"), Load(folder, "backwardRecurrentWeights"), Load(folder, "backwardBias"));
    }

    /// <summary>The weights of every step over the source's characters, [TargetLength, SourceLength].</summary>
    public float[] Alignment { get; } = new float[TargetLength * SourceLength];

    /// <summary>The encoder's annotations of the last source, [SourceLength, AnnotationDim].</summary>
    public float[] Annotations { get; } = new float[SourceLength * AnnotationDim];

    /// <summary>How many characters the source has.</summary>
    protected int[] Lengths { get; } = new int[1];

    /// <summary>The decoder's state, and where the next one goes.</summary>
    protected float[] State { get; private set; } = new float[HiddenDim];

    protected float[] NextState { get; private set; } = new float[HiddenDim];

    /// <summary>Writes a date in the form yyyy-MM-dd.</summary>
    /// <exception cref="ArgumentException">The source is empty or too long, or has a character that the model has never seen.</exception>
    public string Translate(string source)
    {
        Encode(source);
        BeginTarget();
        Span<char> target = stackalloc char[TargetLength];
        int last = Start;
        for (int step = 0; step < TargetLength; step++)
        {
            Step(_targetEmbedding.AsSpan(last * EmbeddingDim, EmbeddingDim), Alignment.AsSpan(step * SourceLength, SourceLength), _logits);
            last = IndexOfLargest(_logits);
            target[step] = _vocabulary.Target[last];
        }

        return new string(target);
    }

    /// <summary>The place of the largest number.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }

    /// <summary>What the model keeps of a source, before its first step.</summary>
    protected abstract void BeginTarget();

    /// <summary>One step of the decoder: what attention weighs, and how likely each next character is.</summary>
    protected abstract void Step(ReadOnlySpan<float> character, Span<float> weights, Span<float> logits);

    protected void SwapStates() => (State, NextState) = (NextState, State);

    protected static float[] Load(string folder, string name) => NpyFile.Read($"dates.{folder}.{name}.npy");

    private void Encode(string source)
    {
        if (source.Length is 0 or > SourceLength)
        {
            throw new ArgumentException($"A date has 1 … {SourceLength} characters, but '{source}' has {source.Length}.", nameof(source));
        }

        Lengths[0] = source.Length;
        _inputs.AsSpan().Clear();
        for (int i = 0; i < source.Length; i++)
        {
            _sourceEmbedding.AsSpan(_vocabulary.IndexOf(source[i]) * EmbeddingDim, EmbeddingDim).CopyTo(_inputs.AsSpan(i * EmbeddingDim));
        }

        Span<float> backwardFinalState = stackalloc float[HiddenDim];
        Annotate(
            _inputs, Lengths, _forwardInputWeights, _forwardRecurrentWeights, _forwardBias, _backwardInputWeights, _backwardRecurrentWeights, _backwardBias,
            Annotations, backwardFinalState);
        InitialState(backwardFinalState, _initialStateWeights, State);
    }
}

/// <summary>Bahdanau's decoder: the state before a step asks for a context, which the step then reads.</summary>
internal sealed class BahdanauDateModel(DateVocabulary vocabulary) : DateModel(Folder, vocabulary)
{
    private const string Folder = "bahdanau";

    private readonly float[] _projectedKeys = new float[SourceLength * HiddenDim];
    private readonly float[] _stepInputs = new float[EmbeddingDim + AnnotationDim], _logitInputs = new float[HiddenDim + AnnotationDim];

    private readonly float[]
        _queryWeights = Load(Folder, "queryWeights"), _keyWeights = Load(Folder, "keyWeights"), _scoreWeights = Load(Folder, "scoreWeights"), _inputWeights = Load(Folder, "decoderInputWeights"),
        _recurrentWeights = Load(Folder, "decoderRecurrentWeights"), _bias = Load(Folder, "decoderBias"), _outputWeights = Load(Folder, "outputWeights"), _outputBias = Load(Folder, "outputBias");

    protected override void BeginTarget() => ProjectKeys(Annotations, _keyWeights, _projectedKeys);

    protected override void Step(ReadOnlySpan<float> character, Span<float> weights, Span<float> logits)
    {
        Span<float> context = _stepInputs.AsSpan(EmbeddingDim);
        Bahdanau(State, Annotations, _projectedKeys, _queryWeights, _scoreWeights, Lengths, context, weights);
        character.CopyTo(_stepInputs);
        BahdanauDecoder(_stepInputs, _inputWeights, _recurrentWeights, _bias, State, NextState);
        SwapStates();
        State.CopyTo(_logitInputs, 0);
        context.CopyTo(_logitInputs.AsSpan(HiddenDim));
        BahdanauLogits(_logitInputs, _outputWeights, _outputBias, logits);
    }
}

/// <summary>Luong's decoder with input feeding: the state after a step asks for a context, and the two together decide on the character.</summary>
internal sealed class LuongDateModel(DateVocabulary vocabulary) : DateModel(Folder, vocabulary)
{
    private const string Folder = "luong";

    private readonly float[] _stepInputs = new float[EmbeddingDim + HiddenDim], _context = new float[AnnotationDim], _attentional = new float[HiddenDim];

    private readonly float[]
        _scoreWeights = Load(Folder, "scoreWeights"), _attentionalWeights = Load(Folder, "attentionalWeights"), _inputWeights = Load(Folder, "decoderInputWeights"), _recurrentWeights = Load(Folder, "decoderRecurrentWeights"),
        _bias = Load(Folder, "decoderBias"), _recurrentBias = Load(Folder, "decoderRecurrentBias"), _outputWeights = Load(Folder, "outputWeights"), _outputBias = Load(Folder, "outputBias");

    protected override void BeginTarget() => _attentional.AsSpan().Clear();

    protected override void Step(ReadOnlySpan<float> character, Span<float> weights, Span<float> logits)
    {
        character.CopyTo(_stepInputs);
        _attentional.CopyTo(_stepInputs, EmbeddingDim);
        LuongDecoder(_stepInputs, _inputWeights, _recurrentWeights, _bias, _recurrentBias, State, NextState);
        SwapStates();
        Luong(State, Annotations, _scoreWeights, _attentionalWeights, Lengths, _context, weights, _attentional);
        LuongLogits(_attentional, _outputWeights, _outputBias, logits);
    }
}
