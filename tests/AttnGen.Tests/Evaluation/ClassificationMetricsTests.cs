using System.Globalization;
using CsCheck;

namespace AttnGen.Tests;

/// <summary>What metrics say of each other, of classes without samples or predictions, and of impossible arguments.</summary>
public sealed class ClassificationMetricsTests
{
    private static readonly Gen<ConfusionMatrix> Confusions = Gen.Int[1, 12].SelectMany(classes =>
        Gen.Frequency((3, Gen.Int[0, 50]), (2, Gen.Const(0))).Array[classes * classes].Select(counts =>
        {
            int[,] square = new int[classes, classes];
            Buffer.BlockCopy(counts, 0, square, 0, counts.Length * sizeof(int));
            return ConfusionMatrix.FromCounts(square);
        }));

    private static ConfusionMatrix OfUndefined => ConfusionMatrix.FromCounts(
        new[,] { { 3, 0, 1, 0 }, { 2, 0, 2, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } }, ["right", "never predicted", "without samples", "neither"]);

    [Fact]
    public void UndefinedMetricsAreNamed()
    {
        IReadOnlyList<ClassMetrics> classes = OfUndefined.Metrics().Classes;
        Assert.Equal([true, false, true, false], classes.Select(label => label.IsPrecisionDefined));
        Assert.Equal([true, true, false, false], classes.Select(label => label.IsRecallDefined));
        Assert.Equal([true, true, true, false], classes.Select(label => label.IsF1Defined));
        Assert.Equal(["right", "never predicted", "without samples", "neither"], classes.Select(label => label.Name));
        Assert.Equal([5, 0, 3, 0], classes.Select(label => label.Predictions));
    }

    /// <summary>The rules of <see cref="ZeroDivision"/>, for precision, recall and F1 of four kinds of classes.</summary>
    [Theory]
    [InlineData(ZeroDivision.Zero, 0.0)]
    [InlineData(ZeroDivision.One, 1.0)]
    [InlineData(ZeroDivision.NaN, double.NaN)]
    public void UndefinedMetricsAreAsChosen(ZeroDivision rule, double undefined)
    {
        ClassificationMetrics metrics = OfUndefined.Metrics(rule);
        Assert.Equal([0.6, undefined, 0, undefined], metrics.Classes.Select(label => label.Precision));
        Assert.Equal([0.75, 0, undefined, undefined], metrics.Classes.Select(label => label.Recall));
        Assert.Equal([2 * 0.6 * 0.75 / (0.6 + 0.75), 0, 0, undefined], metrics.Classes.Select(label => label.F1));
        Assert.Equal(rule, metrics.ZeroDivision);
    }

    [Fact]
    public void AveragesLeaveOutNaN()
    {
        ClassificationMetrics metrics = OfUndefined.Metrics(ZeroDivision.NaN);
        Assert.Equal((0.6 + 0) / 2, metrics.Macro.Precision);
        Assert.Equal(0.75 / 2, metrics.Macro.Recall);
        Assert.Equal(metrics.Classes[0].F1 / 3, metrics.Macro.F1);
        Assert.Equal(0.6, metrics.Weighted.Precision);
        Assert.Equal(0.75 / 2, metrics.Weighted.Recall);
        Assert.Equal([metrics.Classes[0].F1, 0, 0, double.NaN], metrics.FBeta(1).Classes);
        Assert.Contains("never predicted        nan      0.00      0.00         4\n", metrics.ToText(), StringComparison.Ordinal);

        // Only classes without samples were ever predicted: nothing weighs, and their mean it is.
        Assert.Equal(0, ConfusionMatrix.FromCounts(new[,] { { 0, 5 }, { 0, 0 } }).Metrics(ZeroDivision.NaN).Weighted.Precision);
    }

    [Theory]
    [InlineData(ZeroDivision.Zero, 0.0)]
    [InlineData(ZeroDivision.One, 1.0)]
    [InlineData(ZeroDivision.NaN, double.NaN)]
    public void WithoutSamplesAllIsUndefined(ZeroDivision rule, double undefined)
    {
        ClassificationMetrics metrics = ConfusionMatrix.FromCounts(new int[3, 3]).Metrics(rule);
        AveragedMetrics expected = new(undefined, undefined, undefined);
        Assert.Equal((expected, expected, expected), (metrics.Micro, metrics.Macro, metrics.Weighted));
        Assert.True(double.IsNaN(metrics.Accuracy) && double.IsNaN(metrics.BalancedAccuracy));
    }

    [Fact]
    public void MatricesForHeatmaps()
    {
        ClassificationMetrics metrics = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]).Metrics();
        ValueMatrix classes = metrics.ToMatrix(), all = metrics.ToMatrix(withAverages: true);
        Assert.Equal(["cat", "dog"], classes.RowNames);
        Assert.Equal(["precision", "recall", "f1-score"], classes.ColumnNames);
        Assert.Equal([(float)(8 / 9.0), 0.8f, (float)metrics.Classes[0].F1, (float)(9 / 11.0), 0.9f, (float)metrics.Classes[1].F1], classes.Values);
        Assert.Equal(["cat", "dog", "accuracy", "macro avg", "weighted avg"], all.RowNames);
        Assert.Equal(classes.Values, all.Slice(..2, ..).Values);
        Assert.Equal([0.85f, 0.85f, 0.85f], all.Row(2));
        Assert.Equal((float)metrics.Weighted.F1, all[4, 2]);
    }

    /// <summary>The textbook's relations, whatever the counts are.</summary>
    [Fact]
    public void MetricsAgreeWithEachOther() => Confusions.Sample(confusion =>
    {
        ClassificationMetrics metrics = confusion.Metrics();
        if (confusion.Samples > 0)
        {
            Assert.Equal(metrics.Accuracy, metrics.Micro.Recall);
            Assert.Equal(metrics.Accuracy, metrics.Weighted.Recall, 1e-12);
            Assert.Equal(metrics.BalancedAccuracy, metrics.Classes.Where(label => label.IsRecallDefined).Average(label => label.Recall), 1e-12);
        }

        double[,] byRow = confusion.Shares(ConfusionNormalization.True), byColumn = confusion.Shares(ConfusionNormalization.Predicted);
        for (int label = 0; label < confusion.Classes; label++)
        {
            ClassMetrics of = metrics.Classes[label];
            Assert.Equal((byColumn[label, label], byRow[label, label]), (of.Precision, of.Recall));
            long right = confusion[label, label];
            Assert.Equal(of.IsF1Defined ? 2.0 * right / (of.Support + of.Predictions) : 0, of.F1, 1e-12);
            Assert.InRange(of.F1, Math.Min(of.Precision, of.Recall) - 1e-12, Math.Max(of.Precision, of.Recall) + 1e-12);
        }

        Assert.Equal(metrics.Classes.Average(label => label.F1), metrics.Macro.F1, 1e-12);
    });

    /// <summary>Rows and columns in another order change no metric of a class.</summary>
    [Fact]
    public void TheOrderOfClassesDoesNotMatter() => Confusions.Sample(confusion =>
    {
        int[,] reversed = new int[confusion.Classes, confusion.Classes];
        for (int row = 0; row < confusion.Classes; row++)
        {
            for (int column = 0; column < confusion.Classes; column++)
            {
                reversed[row, column] = (int)confusion[confusion.Classes - 1 - row, confusion.Classes - 1 - column];
            }
        }

        ClassificationMetrics metrics = confusion.Metrics(), other = ConfusionMatrix.FromCounts(reversed).Metrics();
        Assert.Equal(metrics.Classes.Reverse().Select(label => (label.Precision, label.Recall, label.F1)), other.Classes.Select(label => (label.Precision, label.Recall, label.F1)));
        Assert.Equal(metrics.Micro, other.Micro);
        Assert.Equal(metrics.Weighted.F1, other.Weighted.F1, 1e-12);
    });

    [Fact]
    public void FBetaLiesBetweenPrecisionAndRecall() => Gen.Select(Confusions, Gen.Double[0, 100]).Sample((confusion, beta) =>
    {
        ClassificationMetrics metrics = confusion.Metrics();
        Assert.Equal(metrics.Classes.Select(label => label.F1), metrics.FBeta(1).Classes);
        Assert.Equal(metrics.Macro.F1, metrics.FBeta(1).Macro);
        Assert.Equal(metrics.Micro.F1, metrics.FBeta(1).Micro);
        Assert.Equal(metrics.Classes.Select(label => label.Recall), metrics.FBeta(double.PositiveInfinity).Classes);
        Assert.Equal(metrics.Classes.Select(label => label.Recall), metrics.FBeta(1e200).Classes);
        foreach ((ClassMetrics label, double score) in metrics.Classes.Zip(metrics.FBeta(beta).Classes))
        {
            Assert.InRange(score, Math.Min(label.Precision, label.Recall) - 1e-12, Math.Max(label.Precision, label.Recall) + 1e-12);
        }
    });

    /// <summary>The exact value of a share decides on its last digit; a decimal holds that of multiples of 2⁻¹⁰ exactly.</summary>
    [Fact]
    public void RoundingIsPythons() => Gen.Select(Gen.Int[0, 1024], Gen.Int[0, 9]).Sample((right, digits) =>
    {
        ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new[,] { { right, 1024 - right }, { 0, 1 } });
        decimal expected = Math.Round(right / 1024m, digits, MidpointRounding.ToEven);
        string[] row = confusion.Metrics().ToText(digits).Split('\n')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.ToString("F" + digits, CultureInfo.InvariantCulture), row[2]);
    });

    [Fact]
    public void ImpossibleArgumentsAreNamed()
    {
        ClassificationMetrics metrics = OfUndefined.Metrics();
        AssertError("beta", () => metrics.FBeta(-0.5), "beta must be 0 … ∞, but is -0.5; 1 gives F1.");
        AssertError("beta", () => metrics.FBeta(double.NaN), "beta must be 0 … ∞, but is NaN; 1 gives F1.");
        AssertError("digits", () => metrics.ToText(-1), "digits must be 0 … 15, but is -1; a double has no more.");
        AssertError("digits", () => metrics.ToText(16), "digits must be 0 … 15, but is 16; a double has no more.");
    }

    private static void AssertError(string parameter, Action action, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(parameter, action).Message, StringComparison.Ordinal);
}
