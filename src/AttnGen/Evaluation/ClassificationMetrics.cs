using System.Globalization;
using AttnGen.Evaluation;

namespace AttnGen;

/// <summary>Accuracy, and precision, recall and F1 of each class and averaged: what a <see cref="ConfusionMatrix"/> says about a classifier.</summary>
/// <remarks>
/// <para>
/// All in double and, up to 2⁵³ samples, to the last digit what scikit-learn 1.2 computes from the same labels: the same formulas, in the
/// same order, with NumPy's order of additions. (From scikit-learn 1.3 on, F1 is computed from counts instead of precision and recall, which
/// may differ in the last digit.)
/// </para>
/// <para>
/// scikit-learn's <c>average="binary"</c> is the entry of the positive class in <see cref="Classes"/>. Where a class has no samples or is
/// never predicted, a metric would divide by zero: <see cref="ZeroDivision"/> says what it is then, and the class says so.
/// </para>
/// <para>It never changes, and may be used from any number of threads.</para>
/// </remarks>
/// <example><code>
/// int[] actual = [0, 1, 2, 2, 2], predicted = [0, 0, 2, 2, 1];
/// ClassificationMetrics metrics = ConfusionMatrix.From(actual, predicted, ["cat", "dog", "bird"]).Metrics();
/// Console.WriteLine(metrics.Accuracy);          // 0.6
/// Console.WriteLine(metrics.Classes[2].Recall); // 0.666…
/// Console.Write(metrics.ToText());              // the table of scikit-learn's classification_report
/// </code></example>
public sealed class ClassificationMetrics
{
    private readonly ClassMetrics[] _classes;
    private readonly long[] _supports;

    internal ClassificationMetrics(ConfusionMatrix confusion, ZeroDivision zeroDivision)
    {
        (Confusion, ZeroDivision) = (confusion, zeroDivision);
        _classes = new ClassMetrics[confusion.Classes];
        _supports = new long[confusion.Classes];
        for (int label = 0; label < _classes.Length; label++)
        {
            long right = confusion[label, label], support = confusion.Support(label), predictions = confusion.Predictions(label);
            double precision = Ratio(right, predictions), recall = Ratio(right, support);
            _classes[label] = new ClassMetrics(
                confusion.ClassNames[label], precision, recall, FScore(precision, recall, 1, support + predictions > 0), support, predictions);
            _supports[label] = support;
        }

        Classes = Array.AsReadOnly(_classes);
        double micro = Ratio(confusion.Correct, confusion.Samples);
        Micro = new AveragedMetrics(micro, micro, FScore(micro, micro, 1, confusion.Samples > 0));
        Macro = Average(Mean);
        Weighted = Average(WeightedMean);
        Accuracy = (double)confusion.Correct / confusion.Samples;
        BalancedAccuracy = NumpyAverages.Mean([.. _classes.Where(metrics => metrics.IsRecallDefined).Select(metrics => metrics.Recall)]);
    }

    /// <summary>The counts that the metrics are made from.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The value of metrics that would divide by zero.</summary>
    public ZeroDivision ZeroDivision { get; }

    /// <summary>Share of the samples whose predicted class is the true one, 0 … 1; NaN without samples.</summary>
    public double Accuracy { get; }

    /// <summary>
    /// Mean recall of the classes that have samples, 0 … 1: the accuracy if all classes were equally frequent. NaN without samples.
    /// scikit-learn's <c>balanced_accuracy_score</c>.
    /// </summary>
    public double BalancedAccuracy { get; }

    /// <summary>The metrics of each class, in the order of the confusion matrix.</summary>
    public IReadOnlyList<ClassMetrics> Classes { get; }

    /// <summary>All samples counted together: precision and recall are both the accuracy here, where each sample has one class.</summary>
    public AveragedMetrics Micro { get; }

    /// <summary>The mean of the classes' metrics: each class counts alike.</summary>
    public AveragedMetrics Macro { get; }

    /// <summary>The mean of the classes' metrics, each weighed by its support: each sample counts alike.</summary>
    public AveragedMetrics Weighted { get; }

    /// <summary>F-beta scores of each class and averaged: (1 + beta²) · precision · recall / (beta² · precision + recall).</summary>
    /// <param name="beta">How many times as much recall counts as precision, 0 … ∞; 1 gives F1, ∞ recall.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN.</exception>
    /// <example><code>
    /// ClassificationMetrics metrics = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }).Metrics();
    /// double missesHurtMore = metrics.FBeta(2).Macro, alarmsHurtMore = metrics.FBeta(0.5).Macro;
    /// </code></example>
    public FBetaScores FBeta(double beta)
    {
        if (!(beta >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(beta), beta, string.Create(CultureInfo.InvariantCulture, $"{nameof(beta)} must be 0 … ∞, but is {beta}; 1 gives F1."));
        }

        double[] scores = [.. _classes.Select(metrics => FScore(metrics.Precision, metrics.Recall, beta, metrics.IsF1Defined))];
        double micro = FScore(Micro.Precision, Micro.Recall, beta, Confusion.Samples > 0);
        return new FBetaScores(beta, Array.AsReadOnly(scores), micro, Mean(scores), WeightedMean(scores));
    }

    /// <summary>The metrics as a matrix for a heatmap: a row for each class, columns precision, recall and F1, each the nearest float.</summary>
    /// <param name="withAverages">Whether three more rows follow: accuracy (which is precision, recall and F1 of the micro average), macro avg and weighted avg.</param>
    /// <example><code>
    /// ValueMatrix scores = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]).Metrics().ToMatrix();
    /// Console.WriteLine(scores.ColumnNames![0]); // precision
    /// </code></example>
    public ValueMatrix ToMatrix(bool withAverages = false)
    {
        List<string> names = [.. Confusion.ClassNames];
        List<AveragedMetrics> rows = [.. _classes.Select(metrics => new AveragedMetrics(metrics.Precision, metrics.Recall, metrics.F1))];
        if (withAverages)
        {
            names.AddRange(["accuracy", "macro avg", "weighted avg"]);
            rows.AddRange([Micro, Macro, Weighted]);
        }

        double[] values = [.. rows.SelectMany(row => new[] { row.Precision, row.Recall, row.F1 })];
        return ValueMatrix.From<double>(values, rows.Count, 3, names, ["precision", "recall", "f1-score"]);
    }

    /// <summary>The table of scikit-learn's <c>classification_report</c>, character by character, lines ended by <c>\n</c>.</summary>
    /// <remarks>
    /// The culture is of no account. Values are rounded from their exact binary value, ties to even, as Python does. As there, the row
    /// <c>accuracy</c> is named <c>micro avg</c>, with all its columns, where some class neither has samples nor was predicted. Supports are
    /// whole numbers, also where no prediction is right, for which scikit-learn writes 1.0.
    /// </remarks>
    /// <param name="digits">Digits behind the point, 0 … 15.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is below 0 or above 15.</exception>
    public string ToText(int digits = 2)
    {
        if (digits is < 0 or > FixedPoint.MaxDigits)
        {
            throw new ArgumentOutOfRangeException(
                nameof(digits), digits,
                string.Create(CultureInfo.InvariantCulture, $"{nameof(digits)} must be 0 … {FixedPoint.MaxDigits}, but is {digits}; a double has no more."));
        }

        return ClassificationReport.Write(this, digits);
    }

    /// <summary>The table of <see cref="ToText"/> with two digits.</summary>
    public override string ToString() => ToText();

    private double ValueOfZeroDivision => ZeroDivision switch
    {
        ZeroDivision.Zero => 0,
        ZeroDivision.One => 1,
        _ => double.NaN,
    };

    private double Ratio(long part, long whole) => whole == 0 ? ValueOfZeroDivision : (double)part / whole;

    /// <summary>scikit-learn 1.2's formula, whose order of operations decides on the last digit.</summary>
    private static double FScore(double precision, double recall, double beta, bool isDefined)
    {
        double square = beta * beta;
        if (double.IsInfinity(square))
        {
            return recall;
        }

        if (double.IsNaN(precision) || double.IsNaN(recall))
        {
            // One of the two is defined, and 0: so is the score. Or neither is.
            return isDefined ? 0 : double.NaN;
        }

        double denominator = (square * precision) + recall;
        return (1 + square) * precision * recall / (denominator == 0 ? 1 : denominator);
    }

    private AveragedMetrics Average(Func<double[], double> average) => new(
        average([.. _classes.Select(metrics => metrics.Precision)]),
        average([.. _classes.Select(metrics => metrics.Recall)]),
        average([.. _classes.Select(metrics => metrics.F1)]));

    private static double Mean(double[] values) => NumpyAverages.Mean(values.Where(value => !double.IsNaN(value)).ToArray());

    private double WeightedMean(double[] values)
    {
        if (Confusion.Samples == 0)
        {
            return ValueOfZeroDivision;
        }

        int[] defined = [.. Enumerable.Range(0, values.Length).Where(label => !double.IsNaN(values[label]))];
        double[] definedValues = [.. defined.Select(label => values[label])];
        long[] weights = [.. defined.Select(label => _supports[label])];

        // Precision may be undefined for just those classes that have samples.
        return weights.Any(weight => weight > 0) ? NumpyAverages.WeightedMean(definedValues, weights) : NumpyAverages.Mean(definedValues);
    }
}
