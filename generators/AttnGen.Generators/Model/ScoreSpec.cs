namespace AttnGen.Generators.Model;

/// <summary>How a query and a key are compared.</summary>
internal abstract record ScoreSpec;

/// <summary>scale · query · key.</summary>
internal sealed record DotScoreSpec : ScoreSpec;

/// <summary>queryᵀ W key, Luong's "general": the dot product of a key and the query projected by W.</summary>
/// <param name="QueryDim">Components of a query as the user gives it.</param>
/// <param name="IsPacked">Whether W is packed: see <see cref="PackedWeights"/>.</param>
internal sealed record BilinearScoreSpec(int QueryDim, bool IsPacked) : ScoreSpec;

/// <summary>Σ v · tanh(query + key) over the units, Bahdanau's; query and key may be projected first.</summary>
/// <param name="QueryDim">Components of a query as the user gives it.</param>
/// <param name="KeyDim">Components of a key as the user gives it.</param>
/// <param name="IsNormalized">Whether v is divided by its length.</param>
internal sealed record AdditiveScoreSpec(int QueryDim, int KeyDim, bool IsNormalized) : ScoreSpec;
