using System.Reflection;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>The softmax of one block of queries, as our kernel of 12 heads and 512 keys has it: exponential, store and sum; the largest come with the scores.</summary>
internal sealed class SoftmaxCase() : Case(Title)
{
    public const string Title = "Attention 12×512×512×64, softmax of a block";

    private const string Kernel = nameof(AttentionKernels.Heads12x512) + "Kernel";

    private const int Queries = 48, Keys = 512;

    private readonly Softmax _softmax = Find();
    private readonly AlignedMemory _logits = AlignedMemory.Random(Queries * Keys, 1), _maxima = Maxima(), _inverses = new(Queries);

    private delegate void Softmax(ref float logits, ref float maxima, ref float inverses);

    /// <summary>Floats of a vector.</summary>
    public static int Lanes => FmaPeak.Bits / 32;

    protected override double WarmUpSecondsOfPass => 0.015;

    public static string Describe(double cycles) =>
        $"Softmax of a block of {Queries} queries and {Keys} keys: {cycles:F2} cycles a vector of {Lanes}, at two multiply-adds a cycle";

    /// <summary>Cycles that each vector takes.</summary>
    /// <param name="peak">The FMA peak of the run, in 10⁹ operations a second.</param>
    public double Cycles(double peak) => Seconds * FmaPeak.Clock(peak) * 1e9 / (Queries * Keys / Lanes);

    /// <summary>What one call leaves is what the next one takes: 2^((x − 2) / 8), again and again, approaches 0.91.</summary>
    public override void Run()
    {
        for (int q = 0; q < Queries; q += Lanes)
        {
            _softmax(ref _logits.Span[q], ref _maxima.Span[q], ref _inverses.Span[q]);
        }
    }

    private static AlignedMemory Maxima()
    {
        AlignedMemory maxima = new(Queries);
        maxima.Span.Fill(2);
        return maxima;
    }

    /// <summary>The compiler puts a name of the file before that of a class that only the file sees.</summary>
    private static Softmax Find() => typeof(AttentionKernels).Assembly.GetTypes().Single(type => type.Name.EndsWith(Kernel, StringComparison.Ordinal))
        .GetMethod($"Softmax{FmaPeak.Bits}", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Softmax>();
}
