namespace AttnGen;

/// <summary>What <see cref="ConfusionMatrix.Normalize"/> divides a count by: scikit-learn's <c>normalize</c>.</summary>
public enum ConfusionNormalization
{
    /// <summary>The samples of the true class, so that each row sums to 1; the diagonal is the recall of each class. scikit-learn's <c>"true"</c>.</summary>
    True,

    /// <summary>The samples predicted as the class, so that each column sums to 1; the diagonal is the precision of each class. scikit-learn's <c>"pred"</c>.</summary>
    Predicted,

    /// <summary>All samples, so that the whole sums to 1; the diagonal sums to the accuracy. scikit-learn's <c>"all"</c>.</summary>
    All,
}

/// <summary>The value of a metric that would divide by zero: scikit-learn's <c>zero_division</c>.</summary>
/// <remarks>
/// Precision is 0 / 0 for a class that is never predicted, recall for a class without samples, and F1 for a class that is neither
/// predicted nor there. Which classes they are is in <see cref="ClassMetrics.IsPrecisionDefined"/>, <see cref="ClassMetrics.IsRecallDefined"/>
/// and <see cref="ClassMetrics.IsF1Defined"/>, whatever is chosen here.
/// </remarks>
public enum ZeroDivision
{
    /// <summary>0, as scikit-learn's default.</summary>
    Zero,

    /// <summary>1.</summary>
    One,

    /// <summary>NaN; averages leave such a class out, as those of scikit-learn 1.3 and later do.</summary>
    NaN,
}
