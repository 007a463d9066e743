namespace AttnGen;

/// <summary>How <see cref="LuongAttentionAttribute"/> compares a query q and a key k.</summary>
public enum LuongScore
{
    /// <summary>q · k; both have as many components.</summary>
    Dot,

    /// <summary>qᵀ W k, a bilinear form.</summary>
    General,

    /// <summary>vᵀ tanh(W [q; k]), which is vᵀ tanh(W₁ q + W₂ k).</summary>
    Concat,
}

/// <summary>How <see cref="KerasAttentionAttribute"/> compares a query q and a key k: Keras's <c>score_mode</c>.</summary>
public enum KerasScoreMode
{
    /// <summary><c>scale</c> · q · k.</summary>
    Dot,

    /// <summary><c>concatScoreWeight</c> · Σ tanh(<c>scale</c> · (q + k)) over the components; not Luong's concat.</summary>
    Concat,
}

/// <summary>What the update gate z of a gated recurrent unit weighs.</summary>
public enum GruUpdate
{
    /// <summary>h' = z ∘ h + (1 − z) ∘ n, as Cho et al. (2014), Keras, PyTorch and ONNX.</summary>
    KeepState,

    /// <summary>h' = (1 − z) ∘ h + z ∘ n, as Bahdanau et al. (2014), appendix A.</summary>
    TakeCandidate,
}

/// <summary>What a <see cref="ProjectionAttribute"/> kernel applies to every output.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The logistic function 1 / (1 + e^−x).</summary>
    Sigmoid,
}
