namespace AttnGen;

/// <summary>How <see cref="AttentionRollout"/> makes one map of a layer's heads.</summary>
public enum HeadFusion
{
    /// <summary>The mean, as Abnar and Zuidema have it: every head counts alike.</summary>
    Mean,

    /// <summary>The greatest weight: what any head looks at. Often clearer in vision transformers, and noisier.</summary>
    Max,

    /// <summary>The least weight: what all heads look at.</summary>
    Min,
}
