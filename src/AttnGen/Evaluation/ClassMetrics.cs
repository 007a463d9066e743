namespace AttnGen;

/// <summary>How well one class is recognised.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Precision">Share of the samples predicted as the class that are of it, 0 … 1.</param>
/// <param name="Recall">Share of the samples of the class that are predicted as it, 0 … 1.</param>
/// <param name="F1">Harmonic mean of precision and recall, 0 … 1.</param>
/// <param name="Support">Samples of the class.</param>
/// <param name="Predictions">Samples predicted as the class.</param>
public readonly record struct ClassMetrics(string Name, double Precision, double Recall, double F1, long Support, long Predictions)
{
    /// <summary>Whether the class was ever predicted; if not, precision is what <see cref="ZeroDivision"/> says.</summary>
    public bool IsPrecisionDefined => Predictions > 0;

    /// <summary>Whether the class has samples; if not, recall is what <see cref="ZeroDivision"/> says.</summary>
    public bool IsRecallDefined => Support > 0;

    /// <summary>Whether the class has samples or was predicted; if neither, F1 is what <see cref="ZeroDivision"/> says.</summary>
    public bool IsF1Defined => IsPrecisionDefined || IsRecallDefined;
}

/// <summary>The metrics of all classes in one.</summary>
/// <param name="Precision">Averaged precision, 0 … 1.</param>
/// <param name="Recall">Averaged recall, 0 … 1.</param>
/// <param name="F1">Averaged F1, 0 … 1; not the harmonic mean of the two before it, but for the micro average.</param>
public readonly record struct AveragedMetrics(double Precision, double Recall, double F1);

/// <summary>F-beta scores: weighted harmonic means of precision and recall in which recall counts beta times as much.</summary>
/// <param name="Beta">0 … ∞: below 1 favours precision, above 1 recall; 1 is F1.</param>
/// <param name="Classes">The score of each class, 0 … 1.</param>
/// <param name="Micro">The score of all samples together.</param>
/// <param name="Macro">The mean of the classes' scores.</param>
/// <param name="Weighted">The mean of the classes' scores, each weighed by its support.</param>
public sealed record FBetaScores(double Beta, IReadOnlyList<double> Classes, double Micro, double Macro, double Weighted);
