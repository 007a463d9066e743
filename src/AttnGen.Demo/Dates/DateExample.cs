using AttnGen.Figures;

namespace AttnGen.Demo.Dates;

/// <summary>
/// An encoder and two decoders at work: dates as people write them become yyyy-MM-dd, by a bidirectional recurrent encoder with Bahdanau's and
/// with Luong's attention. What each step looked at is drawn as an alignment matrix.
/// </summary>
internal static class DateExample
{
    /// <summary>Pixels of a weight's side.</summary>
    public const int CellSize = 24;

    private const string Shown = "Tuesday, March 3rd, 2026";

    public static void Run(string folder)
    {
        Console.WriteLine();
        Console.WriteLine("Dates   [BidirectionalGru] → [BahdanauAttention] or [LuongAttention] with [Gru], one character a step");
        DateVocabulary vocabulary = DateVocabulary.Load();
        TestDate[] dates = TestDate.LoadAll();
        Run("Bahdanau", new BahdanauDateModel(vocabulary), dates, folder);
        Run("Luong (general)", new LuongDateModel(vocabulary), dates, folder);
    }

    private static void Run(string name, DateModel model, TestDate[] dates, string folder)
    {
        DateScore score = DateScore.Of(model, dates);
        double time = Measure.Microseconds(() => model.Translate(Shown));
        string target = model.Translate(Shown), file = $"dates-{name.Split(' ')[0].ToLowerInvariant()}.png";
        Console.WriteLine();
        Console.WriteLine($"  {name}: {score.Right} of {dates.Length} unseen dates right ({score.Accuracy:P1}); {score.Aligned:P1} of steps look where they must; {time:F0} µs a date");
        Console.WriteLine($"  \"{Shown}\" → {target}: each row is a character written, each column a character read");
        TerminalHeatmap.Draw(
            AlignmentOf(model), [.. target.Select(character => character.ToString())], [.. Shown.Select(character => character.ToString())], "viridis", vmax: 1);
        string path = Path.Combine(folder, file), labelled = Path.ChangeExtension(path, null) + "-labelled.png";
        Draw(model).SavePng(path, CellSize);
        DrawLabelled(name, model).SavePng(labelled);
        Console.WriteLine($"  pictures: {path}, {labelled}");
    }

    /// <summary>The alignment matrix of the date that the demo shows: a row for each character written, a column for each read.</summary>
    public static Heatmap Draw(DateModel model)
    {
        model.Translate(Shown);
        return Heatmap.FromMatrix(AlignmentOf(model), DateModel.TargetLength, Shown.Length, "viridis", vmin: 0, vmax: 1);
    }

    /// <summary>The same with the characters beside it.</summary>
    public static HeatmapFigure DrawLabelled(string name, DateModel model)
    {
        string target = model.Translate(Shown);
        return new HeatmapFigure(Draw(model))
        {
            Title = $"{name}: where each step looks",
            XLabel = "character read",
            YLabel = "character written",
            RowLabels = [.. target.Select(character => character.ToString())],
            ColumnLabels = [.. Shown.Select(character => character == ' ' ? "␣" : character.ToString())],
            ColorBarLabel = "attention weight",
        };
    }

    private static float[] AlignmentOf(DateModel model)
    {
        float[] map = new float[DateModel.TargetLength * Shown.Length];
        for (int step = 0; step < DateModel.TargetLength; step++)
        {
            model.Alignment.AsSpan(step * DateKernels.SourceLength, Shown.Length).CopyTo(map.AsSpan(step * Shown.Length));
        }

        return map;
    }
}

/// <summary>How well a model does on dates that it has never seen.</summary>
/// <param name="Right">Dates that came out right to the last character.</param>
/// <param name="Accuracy">Their share.</param>
/// <param name="Aligned">Share of the steps whose largest weight lies where the task demands.</param>
internal sealed record DateScore(int Right, double Accuracy, double Aligned)
{
    public static DateScore Of(DateModel model, TestDate[] dates)
    {
        int right = 0, aligned = 0, steps = 0;
        foreach (TestDate date in dates)
        {
            right += model.Translate(date.Source) == date.Target ? 1 : 0;
            for (int step = 0; step < DateModel.TargetLength; step++)
            {
                if (TestDate.IsDemanding(step))
                {
                    steps++;
                    int place = DateModel.IndexOfLargest(model.Alignment.AsSpan(step * DateKernels.SourceLength, DateKernels.SourceLength));
                    aligned += date.IsPlace(step, place) ? 1 : 0;
                }
            }
        }

        return new DateScore(right, (double)right / dates.Length, (double)aligned / steps);
    }
}
