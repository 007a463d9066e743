namespace AttnGen.Demo.Digits;

/// <summary>The kernels of the digit model, one digit at a time: each of its 64 pixels, with its neighbours, is a token.</summary>
internal static partial class DigitKernels
{
    /// <summary>Pixels of a digit's side.</summary>
    public const int Side = 8;

    /// <summary>Pixels of a digit, and so its tokens.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Pixels of the side of a patch: a pixel and its neighbours.</summary>
    public const int PatchSide = 3;

    /// <summary>Pixels of a patch.</summary>
    public const int PatchPixels = PatchSide * PatchSide;

    /// <summary>Components of a token.</summary>
    public const int Dim = 32;

    /// <summary>Heads of self-attention.</summary>
    public const int Heads = 4;

    /// <summary>Components of a token that a head reads.</summary>
    public const int HeadDim = Dim / Heads;

    /// <summary>Units between the two dense layers that follow self-attention.</summary>
    public const int HiddenDim = 64;

    /// <summary>What a digit may be.</summary>
    public const int Classes = 10;

    /// <summary>What a token says of the ink around its pixel.</summary>
    [Projection(rows: Pixels, inputDim: PatchPixels, outputDim: Dim)]
    public static partial void Embed(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    /// <summary>Queries, keys or values of self-attention, and what its heads come to.</summary>
    [Projection(rows: Pixels, inputDim: Dim, outputDim: Dim)]
    public static partial void Project(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    /// <summary>Every pixel looks at every pixel; a head's components lie side by side in a token.</summary>
    [Attention(queries: Pixels, keys: Pixels, dim: HeadDim, Heads = Heads, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Attend(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Projection(rows: Pixels, inputDim: Dim, outputDim: HiddenDim, Activation = Activation.Tanh)]
    public static partial void Hidden(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);

    [Projection(rows: Pixels, inputDim: HiddenDim, outputDim: Dim)]
    public static partial void Residual(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);

    /// <summary>One learnt query over all tokens, which are the values too: the weights say how much each pixel counts.</summary>
    [Attention(queries: 1, keys: Pixels, dim: Dim)]
    public static partial void Pool(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> weights);

    [Projection(rows: 1, inputDim: Dim, outputDim: Classes)]
    public static partial void Logits(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);
}
