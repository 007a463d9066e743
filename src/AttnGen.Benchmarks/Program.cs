using AttnGen.Benchmarks;
using AttnGen.Benchmarks.Comparison;

// A measuring program: every kernel's time, its share of the FMA peak or its distance from a plain copy or from its peers in the same run, and its bytes
// allocated a call. Rounds are interleaved and medians reported, so that a change of the machine's speed meets all of them alike.
//
//     [--long] [filter]
//
// The filter chooses the cases whose name contains it; "Attention" chooses the attention kernels beside their peers, on one thread and then on
// two, in less than a minute; "Threads" those on two threads alone. With --long BenchmarkDotNet measures them. The short run fails where an attention
// kernel misses what it must reach.
if (FreshProcess.TryAnswer(args))
{
    return 0;
}

bool isLong = args is ["--long", ..];
string filter = args.ElementAtOrDefault(isLong ? 1 : 0) ?? "";
Console.WriteLine(Machine.Describe());
AttentionProblem[] problems = AttentionProblem.All();
AttentionProblem[] shared = [.. problems.Where(problem => problem.Threads is not null && IsChosen(ThreadsComparison.NameOf(problem)))];
AttentionComparison[] comparisons = [.. problems.Where(problem => IsChosen(problem.Name)).Select(problem => new AttentionComparison(problem))];
SoftmaxCase[] softmax = IsChosen(SoftmaxCase.Title) ? [new()] : [];
AttentionCase[] kernels = [.. AttentionCase.All().Where(IsChosenCase)];
ColorCase[] colors = [.. ColorCase.All().Where(IsChosenCase)];
SequenceCase[] sequences = [.. SequenceCase.All().Where(IsChosenCase)];
using PythonPeer? python = PythonPeer.Start();
FigureCase[] figures = [.. FigureCase.All(python).Where(IsChosenCase)];
Case[] cases = [.. comparisons.SelectMany(comparison => comparison.Cases), .. softmax, .. kernels, .. colors, .. sequences, .. figures];
if (isLong)
{
    // Our kernels on one thread are in both.
    LongRun.Measure(cases.Concat(CompareThreads().SelectMany(comparison => comparison.Contenders)).DistinctBy(measured => measured.Name));
    return 0;
}

foreach (Contender kernel in comparisons.SelectMany(comparison => comparison.Kernels.All))
{
    kernel.FirstCallSeconds = FreshProcess.FirstCallOf(kernel);
}

double peak = 0;
if (cases.Length > 0)
{
    FmaPeak fmaPeak = new();
    Case.MeasureAll([fmaPeak, .. cases]);
    peak = fmaPeak.Speed;
    Console.WriteLine($"One thread, medians of {Case.AllRounds} interleaved rounds; FMA peak {peak:F1} GFLOP/s");
}

if (comparisons.Length > 0)
{
    ComparisonTable.Print(comparisons, peak);
}

foreach (SoftmaxCase measured in softmax)
{
    Console.WriteLine();
    Console.WriteLine(SoftmaxCase.Describe(measured.Cycles(peak)));
}

List<Bar> bars = Bars.Apply ? [.. Bars.Of(comparisons, peak), .. softmax.Select(measured => Bars.Of(measured, peak))] : [];
if (shared.Length > 0)
{
    // After all else is measured: the helpers of ONNX Runtime's sessions would take part in it.
    MeasureThreads();
}

bool isMissed = Bars.Apply && bars.Count > 0 && ComparisonTable.PrintBars(bars);
if (!Bars.Apply && comparisons.Length + softmax.Length + shared.Length > 0)
{
    Console.WriteLine();
    Console.WriteLine("What kernels must reach is said for machines with AVX-512: it does not apply to this run.");
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

ThreadsComparison[] CompareThreads() =>
    Environment.ProcessorCount < ThreadsComparison.Threads ? [] : [.. shared.Select(problem => new ThreadsComparison(problem))];

void MeasureThreads()
{
    ThreadsComparison[] threads = CompareThreads();
    if (threads.Length == 0)
    {
        ThreadsTable.PrintOneProcessor();
        return;
    }

    ThreadsPeak threadsPeak = ThreadsComparison.MeasureAll(threads);
    ThreadsTable.Print(threads, threadsPeak);
    if (Bars.Apply)
    {
        bars.AddRange(Bars.Of(threads, threadsPeak));
    }
}
