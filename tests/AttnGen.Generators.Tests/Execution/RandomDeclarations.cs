using System.Globalization;
using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Declarations drawn at random, the same ones every time. Environment variables for a longer search: <c>ATTNGEN_SEED</c> (a number)
/// draws others, <c>ATTNGEN_LONG=1</c> draws five times as many.
/// </summary>
internal static class RandomDeclarations
{
    private const int DefaultCount = 200;

    private static readonly Gen<int> Dimension = Gen.Int[1, 70];

    /// <summary>A quarter of the declarations takes the few-queries way.</summary>
    private static readonly Gen<int> Queries = Gen.Frequency((3, Dimension), (1, Gen.Int[1, 4]));

    private static readonly Gen<double?> Scale = Gen.Frequency(
        (6, Gen.Const((double?)null)),
        (2, Gen.Double[0.05, 0.5].Select(scale => (double?)Math.Round(scale, 4))),
        (1, Gen.Double[-0.5, -0.05].Select(scale => (double?)Math.Round(scale, 4))),
        (2, Gen.OneOf(new double?[] { 0, 1, 20, 1e-30 }.Select(scale => Gen.Const(scale)).ToArray())));

    /// <summary>Value: absent, as wide as a key, or of a width of its own.</summary>
    private static readonly Gen<(bool HasValue, int? ValueDim)> Value = Gen.Frequency(
        (1, Gen.Const((false, (int?)null))),
        (1, Gen.Const((true, (int?)null))),
        (2, Dimension.Select(dim => (true, (int?)dim))));

    private static readonly Gen<(bool HasOutput, bool HasWeights)> Outputs = Gen.OneOf(Gen.Const((true, true)), Gen.Const((true, false)), Gen.Const((false, true)));

    private static readonly Gen<KernelDeclaration> Declaration = Gen
        .Select(Queries, Dimension, Dimension, Gen.Int[1, 3], Gen.Int[1, 3], Gen.Select(Scale, Value, Outputs, Gen.Bool))
        .SelectMany((queries, keys, dim, batch, heads, rest) => Lengths(rest.Item4, batch, keys).Select(lengths =>
            new KernelDeclaration("", queries, keys, dim)
            {
                Batch = batch,
                Heads = heads,
                Scale = rest.Item1,
                HasValue = rest.Item2.HasValue,
                ValueDim = rest.Item2.ValueDim,
                HasOutput = rest.Item3.HasOutput,
                HasWeights = rest.Item3.HasWeights,
                Lengths = lengths,
            }));

    public static IReadOnlyList<KernelDeclaration> Draw()
    {
        int count = Environment.GetEnvironmentVariable("ATTNGEN_LONG") == "1" ? 5 * DefaultCount : DefaultCount;
        ulong seed = ulong.Parse(Environment.GetEnvironmentVariable("ATTNGEN_SEED") ?? "2017", CultureInfo.InvariantCulture);
        PCG random = new(1, seed);
        HashSet<string> drawn = [];
        List<KernelDeclaration> declarations = [];
        while (declarations.Count < count)
        {
            KernelDeclaration declaration = Declaration.Generate(random, null, out _);
            if (drawn.Add(declaration.ToString()))
            {
                declarations.Add(declaration with
                {
                    Name = "K" + declarations.Count.ToString(CultureInfo.InvariantCulture), Seed = declarations.Count,
                });
            }
        }

        return declarations;
    }

    private static Gen<int[]?> Lengths(bool hasLengths, int batch, int keys) => hasLengths
        ? Gen.Frequency((4, Gen.Int[0, keys]), (1, Gen.Const(0)), (1, Gen.Const(keys))).Array[batch].Select(lengths => (int[]?)lengths)
        : Gen.Const((int[]?)null);
}
