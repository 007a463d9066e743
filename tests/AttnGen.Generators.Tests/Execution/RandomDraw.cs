using System.Globalization;
using CsCheck;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Declarations drawn at random, the same ones every time. Environment variables for a longer search: <c>ATTNGEN_SEED</c> (a number) draws
/// others, <c>ATTNGEN_LONG=1</c> draws five times as many.
/// </summary>
internal static class RandomDraw
{
    public static ulong Seed => ulong.Parse(Environment.GetEnvironmentVariable("ATTNGEN_SEED") ?? "2017", CultureInfo.InvariantCulture);

    public static int Count(int otherwise) => Environment.GetEnvironmentVariable("ATTNGEN_LONG") == "1" ? 5 * otherwise : otherwise;

    /// <summary>So many declarations, no two alike.</summary>
    /// <param name="declaration">What is drawn; by its text alone it is told from others.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Chooses them.</param>
    /// <param name="number">Gives a declaration its name and the seed of its inputs.</param>
    public static IReadOnlyList<T> Draw<T>(Gen<T> declaration, int count, ulong seed, Func<T, string, int, T> number)
        where T : class
    {
        PCG random = new(1, seed);
        HashSet<string> drawn = [];
        List<T> declarations = [];
        while (declarations.Count < count)
        {
            T next = declaration.Generate(random, null, out _);
            if (drawn.Add(next.ToString()!))
            {
                declarations.Add(number(next, "K" + declarations.Count.ToString(CultureInfo.InvariantCulture), declarations.Count));
            }
        }

        return declarations;
    }

    public static Gen<T> OneOf<T>(params T[] values) => Gen.OneOf([.. values.Select(value => Gen.Const(value))]);
}
