using System.Globalization;
using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>Every count, share, metric and report is scikit-learn's: numbers to the last bit, texts to the last character.</summary>
public sealed class ScikitLearnTests
{
    private static readonly Dictionary<string, MetricsCase> Cases =
        MetricsCase.ReadAll(Path.Combine(AppContext.BaseDirectory, "Evaluation", "Golden", "metrics.json")).ToDictionary(golden => golden.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryNumberIsScikitLearns(string name)
    {
        MetricsCase golden = Cases[name];
        ConfusionMatrix confusion = Confusion(golden);
        golden.AssertCounts(confusion);
        foreach (ZeroDivision rule in golden.Rules)
        {
            golden.AssertMetrics(confusion.Metrics(rule));
        }
    }

    /// <summary>Labels that are places in the list of classes are counted without a search for them.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void NumbersOfClassesAreLabelsToo(string name)
    {
        MetricsCase golden = Cases[name];
        string[] names = golden.ClassNames;
        string[] actual = golden.IsWords ? golden.TrueWords : [.. golden.TrueLabels.Select(Text)];
        string[] predicted = golden.IsWords ? golden.PredictedWords : [.. golden.PredictedLabels.Select(Text)];
        int[] trueLabels = [.. actual.Select(label => Array.IndexOf(names, label))], predictedLabels = [.. predicted.Select(label => Array.IndexOf(names, label))];
        golden.AssertCounts(ConfusionMatrix.From(trueLabels, predictedLabels, names));
        Assert.Equal(Confusion(golden).Counts, ConfusionMatrix.From(trueLabels, predictedLabels, names.Length).Counts);
    }

    /// <summary>A report is the same in a culture that writes numbers another way.</summary>
    [Fact]
    public void TheCultureIsOfNoAccount()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "minus ");
            CultureInfo.CurrentCulture = foreign;
            MetricsCase golden = Cases["negative and distant labels"];
            golden.AssertCounts(Confusion(golden));
            golden.AssertMetrics(Confusion(golden).Metrics());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ConfusionMatrix Confusion(MetricsCase golden) => golden.IsWords
        ? ConfusionMatrix.From(golden.TrueWords, golden.PredictedWords)
        : ConfusionMatrix.From(golden.TrueLabels, golden.PredictedLabels, golden.Labels);

    private static string Text(int label) => label.ToString(CultureInfo.InvariantCulture);
}
