namespace AttnGen.Figures;

/// <summary>What the weight of a word is made of.</summary>
public enum WordWeight
{
    /// <summary>The sum of its pieces: the attention that the word gets, so that the total stays the same.</summary>
    Sum,

    /// <summary>The mean of its pieces, for numbers that are no shares, such as probabilities of tokens.</summary>
    Mean,

    /// <summary>The greatest of its pieces.</summary>
    Max,
}
