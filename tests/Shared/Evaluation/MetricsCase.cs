using System.Text.Json;
using Xunit;

namespace AttnGen.Tests.Shared;

/// <summary>Labels and what scikit-learn says about them, as its golden files hold it; every double reads back to its exact bits.</summary>
internal sealed class MetricsCase
{
    private static readonly string[] Averages = ["micro", "macro", "weighted"];

    private readonly JsonElement _json;

    private MetricsCase(JsonElement json) => _json = json;

    public string Name => _json.GetProperty("name").GetString()!;

    /// <summary>Whether labels are words instead of numbers.</summary>
    public bool IsWords => _json.GetProperty("true")[0].ValueKind == JsonValueKind.String;

    public int[] TrueLabels => Numbers("true");

    public int[] PredictedLabels => Numbers("predicted");

    public string[] TrueWords => Words("true");

    public string[] PredictedWords => Words("predicted");

    /// <summary>The classes that were given, or null.</summary>
    public int[]? Labels => _json.GetProperty("labels").ValueKind == JsonValueKind.Null ? null : Numbers("labels");

    public string[] ClassNames => Words("classes");

    /// <summary>How zero divisions were treated; one rule where there are none.</summary>
    public IEnumerable<ZeroDivision> Rules => _json.GetProperty("rules").EnumerateArray().Select(RuleOf);

    public static MetricsCase[] ReadAll(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(element => new MetricsCase(element.Clone()))];
    }

    /// <summary>Checks counts and shares, where the file has them.</summary>
    public void AssertCounts(ConfusionMatrix confusion)
    {
        Assert.Equal(ClassNames, confusion.ClassNames);
        if (!_json.TryGetProperty("counts", out JsonElement counts))
        {
            return;
        }

        Assert.Equal(Rows(counts).Select(count => count.GetInt64()), confusion.Counts.ToArray());
        JsonElement shares = _json.GetProperty("shares");
        AssertBits(Rows(shares.GetProperty("true")), confusion.Shares(ConfusionNormalization.True).Cast<double>());
        AssertBits(Rows(shares.GetProperty("pred")), confusion.Shares(ConfusionNormalization.Predicted).Cast<double>());
        AssertBits(Rows(shares.GetProperty("all")), confusion.Shares(ConfusionNormalization.All).Cast<double>());
    }

    /// <summary>Checks every metric to its bits, and the reports to their characters.</summary>
    public void AssertMetrics(ClassificationMetrics metrics)
    {
        JsonElement rule = _json.GetProperty("rules").EnumerateArray().Single(element => RuleOf(element) == metrics.ZeroDivision);
        AssertBits([_json.GetProperty("accuracy"), _json.GetProperty("balancedAccuracy")], [metrics.Accuracy, metrics.BalancedAccuracy]);
        AssertBits(rule.GetProperty("precision").EnumerateArray(), metrics.Classes.Select(label => label.Precision));
        AssertBits(rule.GetProperty("recall").EnumerateArray(), metrics.Classes.Select(label => label.Recall));
        AssertBits(rule.GetProperty("f1").EnumerateArray(), metrics.Classes.Select(label => label.F1));
        Assert.Equal(rule.GetProperty("support").EnumerateArray().Select(count => count.GetInt64()), metrics.Classes.Select(label => label.Support));
        foreach ((string name, AveragedMetrics average) in Averages.Zip([metrics.Micro, metrics.Macro, metrics.Weighted]))
        {
            AssertBits(rule.GetProperty(name).EnumerateArray(), [average.Precision, average.Recall, average.F1]);
        }

        foreach (JsonElement expected in rule.GetProperty("fbeta").EnumerateArray())
        {
            FBetaScores scores = metrics.FBeta(expected.GetProperty("beta").GetDouble());
            AssertBits(Averages.Select(name => expected.GetProperty(name)), [scores.Micro, scores.Macro, scores.Weighted]);
            AssertBits(expected.GetProperty("classes").EnumerateArray(), scores.Classes);
        }

        foreach (JsonProperty report in rule.GetProperty("reports").EnumerateObject())
        {
            Assert.Equal(report.Value.GetString(), metrics.ToText(int.Parse(report.Name, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Exact: no tolerance, not even of the sign of zero.</summary>
    private static void AssertBits(IEnumerable<JsonElement> expected, IEnumerable<double> actual) => Assert.Equal(
        expected.Select(number => BitConverter.DoubleToInt64Bits(number.GetDouble())), actual.Select(BitConverter.DoubleToInt64Bits));

    private static IEnumerable<JsonElement> Rows(JsonElement matrix) => matrix.EnumerateArray().SelectMany(row => row.EnumerateArray());

    private static ZeroDivision RuleOf(JsonElement rule) => rule.GetProperty("zeroDivision").GetInt32() == 0 ? ZeroDivision.Zero : ZeroDivision.One;

    private int[] Numbers(string property) => [.. _json.GetProperty(property).EnumerateArray().Select(label => label.GetInt32())];

    private string[] Words(string property) => [.. _json.GetProperty(property).EnumerateArray().Select(label => label.GetString()!)];
}
