using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One argument of a kernel, as its entry takes it.</summary>
/// <param name="Role">The role, which names it inside the kernel.</param>
/// <param name="Label">The user's name, which errors call it.</param>
/// <param name="ElementType">Type of its elements as the user declares it.</param>
/// <param name="Length">Elements of the declared shape; of scratch, the fewest.</param>
/// <param name="Shape">The declared shape, or null for scratch.</param>
/// <param name="IsWritten">Whether the kernel writes to it.</param>
/// <param name="IsTensor">Whether it is a tensor span.</param>
/// <param name="IsNumber">Whether it is no span but a number.</param>
internal sealed record KernelArgument(
    string Role, string Label, string ElementType, long Length, ShapeSpec? Shape, bool IsWritten, bool IsTensor, bool IsNumber = false)
{
    /// <summary>The argument's span, once a tensor's shape has been checked.</summary>
    public string Span => SpanName(Role);

    public string Declaration => IsNumber ? $"{ElementType} {Role}" : $"{(IsWritten ? "" : "ReadOnly")}{(IsTensor ? "TensorSpan" : "Span")}<{ElementType}> {(IsTensor ? Role + "Tensor" : Span)}";

    public static string SpanName(string role) => role + "Span";
}

/// <summary>The entry of a kernel: every check of the arguments, before anything is written, then the work.</summary>
internal static class KernelEntryEmitter
{
    /// <summary>Writes the method <c>Run</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="arguments">In declaration order.</param>
    /// <param name="limit">What an element of <c>lengths</c> is at most, and what it counts; null where there are none.</param>
    /// <param name="emitWork">Writes what follows the checks.</param>
    public static void Emit(SourceWriter writer, IReadOnlyList<KernelArgument> arguments, (int Most, string What)? limit, Action emitWork)
    {
        writer.Line("// The checks, before anything is written.");
        writer.Line(KernelMethod);
        using (writer.Block($"internal static void Run({string.Join(", ", arguments.Select(argument => argument.Declaration))})"))
        {
            foreach (KernelArgument argument in arguments.Where(argument => argument.IsTensor))
            {
                EmitTensorSpan(writer, argument);
            }

            GuardEmitter.Emit(writer, [.. arguments.Where(argument => !argument.IsNumber).Select(argument => new GuardedArgument(
                argument.Label, argument.Span, argument.ElementType, argument.Length, argument.Shape?.ToString(), argument.IsWritten, argument.IsTensor))]);
            foreach (KernelArgument degree in arguments.Where(argument => argument.IsNumber))
            {
                writer.Line($"KernelThreads.IsDegree({degree.Role}, \"{degree.Label}\");");
            }

            if (limit is { } most)
            {
                GuardEmitter.EmitLengths(writer, KernelArgument.SpanName(AttentionRoles.Lengths), most);
            }

            writer.Line();
            emitWork();
        }
    }

    /// <summary>Declares a reference to the first element of each argument that the kernel passes on so.</summary>
    public static void EmitReferences(SourceWriter writer, IEnumerable<string> roles, Func<string, string> elementType)
    {
        foreach (string role in roles)
        {
            writer.Line($"ref {elementType(role)} {role} = ref MemoryMarshal.GetReference({KernelArgument.SpanName(role)});");
        }
    }

    /// <summary>A tensor span becomes a span, once its shape has been checked.</summary>
    private static void EmitTensorSpan(SourceWriter writer, KernelArgument argument)
    {
        ShapeSpec shape = argument.Shape!;
        string lengths = string.Join(", ", shape.Axes.Select(axis => Number(axis.Length)));
        string absent = string.Join(", ", shape.Axes.Select(axis => axis.Length == 1 && axis.Name is "batch" or "heads" ? "true" : "false"));
        writer.Line(
            $"{(argument.IsWritten ? "" : "ReadOnly")}Span<{argument.ElementType}> {argument.Span} = "
            + $"KernelTensor.AsSpan({argument.Role}Tensor, [{lengths}], [{absent}], \"{argument.Label}\", \"{shape}\");");
    }
}
