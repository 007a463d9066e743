using System.Globalization;

namespace AttnGen.Generators.Emission;

/// <summary>Pieces of text that every emitter writes the same way.</summary>
internal static class CodeText
{
    /// <summary>
    /// The attribute of a phase: optimised from its first call on, and never inlined into the one before, where the JIT's inlining budget
    /// would end before the exponential.
    /// </summary>
    public const string KernelMethod = "[MethodImpl(NoInlining | AggressiveOptimization)]";

    /// <summary>A number as code, whatever the culture.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A product, without a factor of one.</summary>
    public static string Times(string factor, long number) => number == 1 || factor == "0" ? factor : $"{factor} * {Number(number)}";

    /// <summary>A sum, without terms that are zero.</summary>
    public static string Plus(string first, string second) =>
        first == "0" ? second : second == "0" ? first : $"{InSum(first)} + {InSum(second)}";

    /// <summary>A count with its noun: <c>1 vector</c>, <c>2 vectors</c>, <c>3 queries</c>.</summary>
    public static string Count(long count, string noun) =>
        Number(count) + " " + (count == 1 ? noun : noun.EndsWith("y") && noun != "key" ? noun.Substring(0, noun.Length - 1) + "ies" : noun + "s");

    private static string InSum(string term) => term.Contains(" * ") ? $"({term})" : term;
}
