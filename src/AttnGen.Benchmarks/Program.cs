using AttnGen.Benchmarks;
using AttnGen.Benchmarks.Comparison;

// A measuring program: every kernel's time, its share of the FMA peak or its distance from a plain copy or from its peers in the same run, and its bytes
// allocated a call. Rounds are interleaved and medians reported, so that a change of the machine's speed meets all of them alike.
//
//     [--long] [filter]
//
// The filter chooses the cases whose name contains it; "Attention" chooses the attention kernels beside their peers, in less than a minute. With --long
// BenchmarkDotNet measures them. The short run fails where an attention kernel misses what it must reach.
if (FreshProcess.TryAnswer(args))
{
    return 0;
}

bool isLong = args is ["--long", ..];
string filter = args.ElementAtOrDefault(isLong ? 1 : 0) ?? "";
Console.WriteLine(Machine.Describe());
AttentionComparison[] comparisons = [.. AttentionProblem.All().Where(problem => IsChosen(problem.Name)).Select(problem => new AttentionComparison(problem))];
AttentionCase[] kernels = [.. AttentionCase.All().Where(IsChosenCase)];
ColorCase[] colors = [.. ColorCase.All().Where(IsChosenCase)];
SequenceCase[] sequences = [.. SequenceCase.All().Where(IsChosenCase)];
using PythonPeer? python = PythonPeer.Start();
FigureCase[] figures = [.. FigureCase.All(python).Where(IsChosenCase)];
Case[] cases = [.. comparisons.SelectMany(comparison => comparison.Cases), .. kernels, .. colors, .. sequences, .. figures];
if (isLong)
{
    LongRun.Measure(cases);
    return 0;
}

foreach (Contender kernel in comparisons.SelectMany(comparison => comparison.Kernels.All))
{
    kernel.FirstCallSeconds = FreshProcess.FirstCallOf(kernel);
}

List<double> peaks = [];
Case.MeasureAll(cases, () => peaks.Add(FmaPeak.Measure()));
double peak = Median.Of(peaks);
Console.WriteLine($"One thread, medians of {Case.AllRounds} interleaved rounds; FMA peak {peak:F1} GFLOP/s");
bool isMissed = false;
if (comparisons.Length > 0)
{
    ComparisonTable.Print(comparisons, peak);
    if (Bars.Apply)
    {
        isMissed = ComparisonTable.PrintBars([.. Bars.Of(comparisons, peak)]);
    }
    else
    {
        Console.WriteLine();
        Console.WriteLine("What kernels must reach is said for machines with AVX-512: it does not apply to this run.");
    }
}

if (kernels.Length > 0)
{
    AttentionCase.Print(kernels, peak);
}

if (colors.Length > 0)
{
    ColorCase.Print(colors);
}

if (sequences.Length > 0)
{
    SequenceCase.Print(sequences);
}

if (figures.Length > 0)
{
    FigureCase.Print(figures, python);
}

return isMissed ? 1 : 0;

bool IsChosen(string name) => name.Contains(filter, StringComparison.Ordinal);

bool IsChosenCase(Case measured) => IsChosen(measured.Name);
