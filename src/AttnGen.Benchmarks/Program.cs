using AttnGen.Benchmarks;

// A small measuring program: every kernel's time, its share of the FMA peak or its distance from a plain copy or from its peers in the same run, and its
// bytes allocated a call. Rounds are interleaved and medians reported, so that a change of the machine's speed meets all of them alike.
// An argument chooses the cases whose name contains it.
Console.WriteLine($"{FmaPeak.Bits}-bit vectors, one thread, medians of {Case.AllRounds} interleaved rounds");
AttentionCase[] kernels = [.. AttentionCase.All().Where(IsChosen)];
ColorCase[] colors = [.. ColorCase.All().Where(IsChosen)];
SequenceCase[] sequences = [.. SequenceCase.All().Where(IsChosen)];
using PythonPeer? python = PythonPeer.Start();
FigureCase[] figures = [.. FigureCase.All(python).Where(IsChosen)];
Case[] cases = [.. kernels, .. colors, .. sequences, .. figures];
List<double> peaks = [];
Case.MeasureAll(cases, () => peaks.Add(FmaPeak.Measure()));
if (kernels.Length > 0)
{
    AttentionCase.Print(kernels, Median.Of(peaks));
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

bool IsChosen(Case measured) => args.Length == 0 || measured.Name.Contains(args[0], StringComparison.Ordinal);
