using System.Globalization;
using System.Text;

namespace AttnGen.Evaluation;

/// <summary>Writes the table of scikit-learn's <c>classification_report</c>.</summary>
internal static class ClassificationReport
{
    private const int ColumnWidth = 9;

    public static string Write(ClassificationMetrics metrics, int digits)
    {
        StringBuilder text = new();
        int nameWidth = Math.Max(Math.Max(metrics.Confusion.ClassNames.Max(Width), Width("weighted avg")), digits);

        void Row(string name, params ReadOnlySpan<string> cells)
        {
            text.Append(' ', nameWidth - Width(name)).Append(name).Append(' ');
            foreach (string cell in cells)
            {
                text.Append(' ').Append(cell.PadLeft(ColumnWidth));
            }

            text.Append('\n');
        }

        string Share(double value) => FixedPoint.Text(value, digits);
        string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
        void Average(string name, AveragedMetrics average) =>
            Row(name, Share(average.Precision), Share(average.Recall), Share(average.F1), Count(metrics.Confusion.Samples));

        Row("", "precision", "recall", "f1-score", "support");
        text.Append('\n');
        foreach (ClassMetrics row in metrics.Classes)
        {
            Row(row.Name, Share(row.Precision), Share(row.Recall), Share(row.F1), Count(row.Support));
        }

        text.Append('\n');
        if (metrics.Classes.All(row => row.IsF1Defined))
        {
            Row("accuracy", "", "", Share(metrics.Micro.F1), Count(metrics.Confusion.Samples));
        }
        else
        {
            Average("micro avg", metrics.Micro);
        }

        Average("macro avg", metrics.Macro);
        Average("weighted avg", metrics.Weighted);
        return text.ToString();
    }

    /// <summary>Characters as Python counts them: code points.</summary>
    private static int Width(string name) => name.EnumerateRunes().Count();
}
