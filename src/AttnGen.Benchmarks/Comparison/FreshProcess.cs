using System.Diagnostics;
using System.Globalization;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>This program once more, for what shows in a process of its own only: a first call, another width of the vectors.</summary>
internal static class FreshProcess
{
    private const string FirstCall = "--first-call", ShareOfPeak = "--share-of-peak";

    private const int SteadyCalls = 9;

    /// <summary>Does what a process that this class started is asked to.</summary>
    /// <returns>Whether it was such a process.</returns>
    public static bool TryAnswer(string[] args)
    {
        double? answer = args switch
        {
            [FirstCall, string kernel] => MeasureFirstCall(kernel),
            [ShareOfPeak, string problem] => MeasureShare(problem),
            _ => null,
        };
        if (answer is { } figure)
        {
            Console.WriteLine(figure.ToString("R", CultureInfo.InvariantCulture));
        }

        return answer is not null;
    }

    /// <summary>What the first call of a kernel takes beyond a later one, in seconds.</summary>
    public static double FirstCallOf(Contender kernel) => Ask(FirstCall, kernel.Name);

    /// <summary>The share of the FMA peak that a kernel reaches with vectors of at most 256 bits, peak and all.</summary>
    public static double NarrowShareOf(AttentionProblem problem) => Ask(ShareOfPeak, problem.Name, ("DOTNET_PreferredVectorBitWidth", "256"));

    private static double MeasureFirstCall(string name)
    {
        AttentionProblem problem = AttentionProblem.All().First(problem => name.StartsWith($"{problem.Name},", StringComparison.Ordinal));
        Contender kernel = new ProblemKernels(problem).All.First(kernel => kernel.Name == name);
        double first = Time();
        return first - Median.Of([.. Enumerable.Range(0, SteadyCalls).Select(_ => Time())]);

        double Time()
        {
            long start = Stopwatch.GetTimestamp();
            kernel.Run();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static double MeasureShare(string name)
    {
        ProblemKernels kernels = new(AttentionProblem.All().First(problem => problem.Name == name));
        FmaPeak peak = new();
        Case.MeasureAll([peak, kernels.Plain]);
        return kernels.Speed / peak.Speed;
    }

    private static double Ask(string what, string name, params (string Name, string Value)[] environment)
    {
        // Under the program's own host or under `dotnet`, which wants the assembly named.
        string host = Environment.ProcessPath!;
        ProcessStartInfo start = new(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        start.ArgumentList.Add(what);
        start.ArgumentList.Add(name);
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }

        using Process process = Process.Start(start)!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out double figure)
            ? figure
            : throw new InvalidOperationException($"A process of its own did not answer '{what} {name}': {answer}");
    }
}
