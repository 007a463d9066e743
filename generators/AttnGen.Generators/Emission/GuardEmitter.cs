using System.Collections.Generic;
using System.Linq;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One span of a call, as its checks see it.</summary>
/// <param name="Role">The parameter's name.</param>
/// <param name="Span">Expression of the span.</param>
/// <param name="ElementType">Type of its elements.</param>
/// <param name="Length">Elements of the declared shape.</param>
/// <param name="Shape">The declared shape, or null for scratch, which may be longer than it must be.</param>
/// <param name="IsWritten">Whether the kernel writes to it.</param>
/// <param name="IsChecked">Whether its shape has been checked already, as a tensor's has.</param>
internal sealed record GuardedArgument(
    string Role, string Span, string ElementType, long Length, string? Shape, bool IsWritten, bool IsChecked = false);

/// <summary>The checks of every generated method, for all kinds of kernels.</summary>
internal static class GuardEmitter
{
    /// <summary>Lengths of spans, then overlaps: all before anything is written.</summary>
    public static void Emit(SourceWriter writer, IReadOnlyList<GuardedArgument> arguments, string guard = "KernelGuard")
    {
        foreach (GuardedArgument argument in arguments.Where(argument => !argument.IsChecked))
        {
            writer.Line(argument.Shape is null
                ? $"{guard}.HasRoom({argument.Span}.Length, {Number(argument.Length)}, \"{argument.Role}\");"
                : $"{guard}.HasLength({argument.Span}.Length, {Number(argument.Length)}, \"{argument.Role}\", \"{argument.Shape}\");");
        }

        List<GuardedArgument> written = arguments.Where(argument => argument.IsWritten).ToList();
        List<GuardedArgument> read = arguments.Where(argument => !argument.IsWritten).ToList();
        for (int i = 0; i < written.Count; i++)
        {
            foreach (GuardedArgument other in read.Concat(written.Skip(i + 1)))
            {
                writer.Line(
                    $"{guard}.IsApart<{written[i].ElementType}, {other.ElementType}>({written[i].Span}, {other.Span}, "
                    + $"\"{written[i].Role}\", \"{other.Role}\");");
            }
        }
    }

    /// <summary>That every length counts valid keys or steps.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="span">Expression of the lengths.</param>
    /// <param name="limit">What a length is at most, and what it counts.</param>
    public static void EmitLengths(SourceWriter writer, string span, (int Most, string What) limit) =>
        writer.Line($"KernelGuard.AreLengths({span}, {Number(limit.Most)}, \"lengths\"{(limit.What == "keys" ? "" : $", \"{limit.What}\"")});");
}
