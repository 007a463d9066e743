using System.Globalization;
using AttnGen.Data;

namespace AttnGen;

/// <summary>How often each class was taken for which: rows are true classes, columns predicted ones.</summary>
/// <remarks>
/// <para>
/// Made from labels (<c>From</c>) or from counts (<c>FromCounts</c>); the layout and the order of classes are those of scikit-learn's
/// <c>confusion_matrix</c>. Counts are exact. <see cref="ToMatrix"/> and <see cref="Normalize"/> make what a heatmap shows,
/// <see cref="Metrics"/> accuracy, precision, recall and F1. Weights of samples are not supported, for counts would not be whole.
/// </para>
/// <para>It never changes, and may be used from any number of threads.</para>
/// </remarks>
/// <example><code>
/// string[] actual = ["cat", "dog", "dog", "bird"], predicted = ["cat", "cat", "dog", "bird"];
/// ConfusionMatrix confusion = ConfusionMatrix.From(actual, predicted); // classes bird, cat, dog
/// Console.WriteLine(confusion[2, 1]);                                  // 1: a dog that was taken for a cat
/// Console.WriteLine(confusion.Metrics().Accuracy);                     // 0.75
/// </code></example>
public sealed partial class ConfusionMatrix
{
    private readonly long[] _counts;
    private readonly long[] _supports;
    private readonly long[] _predictions;
    private readonly NameList _names;

    /// <summary>Takes the arrays as they are: nobody else may write to them.</summary>
    /// <param name="counts">[classes, classes], none negative.</param>
    /// <param name="names">One a class.</param>
    /// <param name="parameter">The caller's parameter that the counts come from.</param>
    private ConfusionMatrix(long[] counts, NameList names, string parameter)
    {
        (_counts, _names) = (counts, names);
        (_supports, _predictions) = (new long[Classes], new long[Classes]);
        try
        {
            for (int row = 0; row < Classes; row++)
            {
                foreach (long count in counts.AsSpan(row * Classes, Classes))
                {
                    _supports[row] = checked(_supports[row] + count);
                }

                Samples = checked(Samples + _supports[row]);
            }
        }
        catch (OverflowException)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{parameter} must sum to at most {long.MaxValue}, but sums to more; divide the counts by a common factor."),
                parameter);
        }

        // No sum of a column exceeds the sum of all.
        for (int place = 0; place < counts.Length; place++)
        {
            _predictions[place % Classes] += counts[place];
        }
    }

    /// <summary>Classes, at least 1.</summary>
    public int Classes => _names.Names.Count;

    /// <summary>The name of each class; without other names its label as text of the invariant culture.</summary>
    public IReadOnlyList<string> ClassNames => _names.Names;

    /// <summary>The counts, row-major [true class, predicted class]; 0 or more.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>All samples; 0 where there are none.</summary>
    public long Samples { get; }

    /// <summary>Samples whose predicted class is the true one: the sum of the diagonal.</summary>
    public long Correct
    {
        get
        {
            long sum = 0;
            for (int label = 0; label < Classes; label++)
            {
                sum += _counts[(label * Classes) + label];
            }

            return sum;
        }
    }

    /// <summary>Samples of a class that were predicted as a class.</summary>
    /// <param name="trueClass">0 … <see cref="Classes"/> − 1.</param>
    /// <param name="predictedClass">0 … <see cref="Classes"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int trueClass, int predictedClass]
    {
        get
        {
            MatrixShape.CheckIndex(trueClass, Classes, nameof(trueClass));
            MatrixShape.CheckIndex(predictedClass, Classes, nameof(predictedClass));
            return _counts[(trueClass * Classes) + predictedClass];
        }
    }

    /// <summary>Samples of a class, whatever they were predicted as: the sum of its row.</summary>
    /// <param name="trueClass">0 … <see cref="Classes"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long Support(int trueClass)
    {
        MatrixShape.CheckIndex(trueClass, Classes, nameof(trueClass));
        return _supports[trueClass];
    }

    /// <summary>Samples that were predicted as a class, whatever they are: the sum of its column.</summary>
    /// <param name="predictedClass">0 … <see cref="Classes"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long Predictions(int predictedClass)
    {
        MatrixShape.CheckIndex(predictedClass, Classes, nameof(predictedClass));
        return _predictions[predictedClass];
    }

    /// <summary>The counts as a matrix with the names of the classes on both axes; counts beyond 2²⁴ become the nearest float.</summary>
    public ValueMatrix ToMatrix() => ValueMatrix.From<long>(_counts, Classes, Classes, ClassNames, ClassNames);

    /// <summary>The shares as a matrix with the names of the classes on both axes: <see cref="Shares"/>, each the nearest float.</summary>
    /// <inheritdoc cref="Shares" path="/remarks"/>
    /// <param name="normalization">What a count is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="normalization"/> is none of its enum.</exception>
    /// <example><code>
    /// ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]);
    /// ValueMatrix recall = confusion.Normalize(ConfusionNormalization.True); // 0.8, 0.2; 0.1, 0.9
    /// </code></example>
    public ValueMatrix Normalize(ConfusionNormalization normalization) => ValueMatrix.From(Shares(normalization), ClassNames, ClassNames);

    /// <summary>The counts divided by the samples of their row, of their column or of the whole, [true class, predicted class], each 0 … 1.</summary>
    /// <remarks>
    /// Each share is one division in double, to the last digit what scikit-learn's <c>confusion_matrix(…, normalize=…)</c> returns. A row,
    /// column or matrix without samples has shares of 0, as there.
    /// </remarks>
    /// <param name="normalization">What a count is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="normalization"/> is none of its enum.</exception>
    public double[,] Shares(ConfusionNormalization normalization)
    {
        if (!Enum.IsDefined(normalization))
        {
            throw new ArgumentOutOfRangeException(nameof(normalization), normalization, "Not a normalization of a confusion matrix.");
        }

        double[,] shares = new double[Classes, Classes];
        for (int row = 0; row < Classes; row++)
        {
            for (int column = 0; column < Classes; column++)
            {
                long whole = normalization switch
                {
                    ConfusionNormalization.True => _supports[row],
                    ConfusionNormalization.Predicted => _predictions[column],
                    _ => Samples,
                };
                shares[row, column] = whole == 0 ? 0 : (double)_counts[(row * Classes) + column] / whole;
            }
        }

        return shares;
    }

    /// <summary>Accuracy, and precision, recall and F1 of each class and averaged.</summary>
    /// <param name="zeroDivision">The value of a metric that would divide by zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zeroDivision"/> is none of its enum.</exception>
    /// <example><code>
    /// ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]);
    /// Console.Write(confusion.Metrics()); // the table of scikit-learn's classification_report
    /// </code></example>
    public ClassificationMetrics Metrics(ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Enum.IsDefined(zeroDivision)
            ? new ClassificationMetrics(this, zeroDivision)
            : throw new ArgumentOutOfRangeException(nameof(zeroDivision), zeroDivision, "Not a rule for divisions by zero.");

    /// <summary>How many classes and samples there are, and how many were predicted rightly, for debugging.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ConfusionMatrix [classes {Classes}], {Correct} of {Samples} samples right");
}
