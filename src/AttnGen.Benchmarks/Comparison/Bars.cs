using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>What the kernels must reach on a machine with AVX-512, on one thread unless said otherwise.</summary>
internal static class Bars
{
    private const int ManyQueries = 128, ManyKeys = 512;

    private const double LongestFirstCall = 40, StoresOfWeights = 1.3, CausalOfDense = 1.75, ReadSpeed = 0.85;

    private const double SoftmaxCycles = 7, SoftmaxCyclesGoal = 5, ThreadsOfFma = 0.93, ThreadsRatio = 1.15;

    private const string Dense = "Attention 12×1024×1024×64", Narrow = "Attention 12×512×512×64";

    /// <summary>Against the faster operator of ONNX Runtime, and of the FMA peak.</summary>
    private static readonly Dictionary<string, (double Ratio, double? RatioGoal, double? Share, double? ShareGoal)> s_byProblem = new()
    {
        ["Attention 1×16×16×64"] = (6, null, null, null),
        ["Attention 8×24×24×64"] = (1.4, 2, 0.45, 0.60),
        ["Attention 4×32×32×32"] = (1.4, 2, null, null),
        ["Attention 16×64×64×128"] = (1.10, 1.25, null, null),
        ["Attention 12×128×128×64"] = (1.15, 1.35, 0.82, 0.88),
        ["Attention 12×197×197×64"] = (1.15, 1.35, 0.76, 0.84),
        [Narrow] = (1.15, 1.35, 0.84, 0.89),
        [Dense] = (1.15, 1.35, 0.84, 0.89),
        ["Attention 12×1024×1024×64 causal"] = (2.5, null, null, null),
        ["Attention 4×512×512×32"] = (1.10, 1.25, 0.72, 0.80),
        ["Attention 32/8×128×128×128"] = (1.15, 1.35, null, null),
        ["Attention 8×1×1024×64"] = (1.5, null, null, null),
        ["Attention 1×1×10×512"] = (10, null, null, null),
    };

    /// <summary>Whether the bars apply to this process.</summary>
    public static bool Apply => FmaPeak.Bits == 512;

    /// <summary>Whether a kernel does little more than to read keys and values.</summary>
    public static bool IsBoundByReading(AttentionShape shape) => shape.Queries == 1 && shape.Keys >= ManyKeys;

    /// <summary>Whether the weights may cost hardly more than storing them.</summary>
    public static bool LimitsStores(AttentionShape shape) => shape.Queries >= ManyQueries;

    /// <param name="softmax">The softmax, measured.</param>
    /// <param name="peak">The FMA peak of the run, in 10⁹ operations a second.</param>
    public static Bar Of(SoftmaxCase softmax, double peak) =>
        new($"{softmax.Name}, cycles a vector of {SoftmaxCase.Lanes}", softmax.Cycles(peak), SoftmaxCycles, SoftmaxCyclesGoal, IsUpper: true);

    /// <param name="comparisons">Comparisons on two threads that were measured.</param>
    /// <param name="peak">The FMA peak of the same rounds.</param>
    public static IEnumerable<Bar> Of(IReadOnlyCollection<ThreadsComparison> comparisons, ThreadsPeak peak)
    {
        foreach (ThreadsComparison comparison in comparisons)
        {
            string name = $"{comparison.Problem.Name} on two threads";
            yield return new($"{name}, speed-up as share of that of plain multiply-adds", comparison.SpeedUp / peak.SpeedUp, ThreadsOfFma);
            yield return new($"{name}, × the faster operator of ONNX Runtime", comparison.Ratio, ThreadsRatio);
            foreach (Contender kernel in comparison.Kernels)
            {
                yield return new($"{kernel.Name}, bytes allocated by the calling thread", kernel.BytesAllocated(), 0, IsUpper: true);
            }
        }
    }

    /// <param name="comparisons">Comparisons that were measured, with first calls.</param>
    /// <param name="peak">The FMA peak of the run, in 10⁹ operations a second.</param>
    public static IEnumerable<Bar> Of(IReadOnlyCollection<AttentionComparison> comparisons, double peak)
    {
        foreach (AttentionComparison comparison in comparisons)
        {
            (ProblemKernels kernels, string name) = (comparison.Kernels, comparison.Kernels.Problem.Name);
            (double ratio, double? ratioGoal, double? share, double? shareGoal) = s_byProblem[name];
            yield return new($"{name}, × the faster operator of ONNX Runtime", comparison.Ratio, ratio, ratioGoal);
            if (share is { } least)
            {
                yield return new($"{name}, share of the FMA peak", kernels.Speed / peak, least, shareGoal);
            }

            yield return new($"{name} with weights, × ONNX Runtime", comparison.WeightsRatio, kernels.Problem.Shape.Keys < ManyKeys ? 1.15 : 1.3, 1.5);
            if (comparison.StoresOfWeights is { } stores)
            {
                yield return new($"{name}, what the weights cost in plain stores", stores, StoresOfWeights, IsUpper: true);
            }

            if (comparison.ShareOfRead is { } shareOfRead)
            {
                yield return new($"{name}, of the speed of a plain read", shareOfRead, ReadSpeed);
            }

            foreach (Contender kernel in kernels.All)
            {
                double firstCall = kernel.FirstCallSeconds!.Value * 1e3;
                yield return new($"{kernel.Name}, ms of a first call beyond a later one", firstCall, LongestFirstCall, IsUpper: true);
                yield return new($"{kernel.Name}, bytes allocated", kernel.BytesAllocated(), 0, IsUpper: true);
            }
        }

        if (Find(Dense) is { } dense && Find($"{Dense} causal") is { } causal)
        {
            yield return new("Causal, × our own dense kernel", dense.Plain.Seconds / causal.Plain.Seconds, CausalOfDense);
        }

        if (Find(Narrow) is { } narrow)
        {
            yield return new($"{Narrow}, share of the FMA peak with 256-bit vectors", FreshProcess.NarrowShareOf(narrow.Problem), 0.76, 0.82);
        }

        ProblemKernels? Find(string name) => comparisons.FirstOrDefault(comparison => comparison.Kernels.Problem.Name == name)?.Kernels;
    }
}
