using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated file of a kernel that computes: the method, and the class that does its work.</summary>
internal static class KernelFileEmitter
{
    /// <summary>Writes the file.</summary>
    /// <param name="header">Lines of the <c>//</c> header.</param>
    /// <param name="method">The method to implement.</param>
    /// <param name="workspaceLength">Floats of the caller's workspace, or null without one.</param>
    /// <param name="usesNumerics">Whether the kernel calls exp, ln or tanh itself.</param>
    /// <param name="emitMembers">Writes the class's members.</param>
    public static string Write(
        IEnumerable<string> header, MethodSpec method, long? workspaceLength, bool usesNumerics, Action<SourceWriter> emitMembers)
    {
        SourceWriter writer = new();
        string kernel = method.Name.TrimStart('@') + "Kernel";
        FileEmitter.Write(
            writer, header, method,
            () => writer.Line($"global::AttnGen.Generated.{kernel}.Run({string.Join(", ", method.Parameters.Select(parameter => parameter.Name))});"),
            workspaceLength is { } length ? $"public const int {KernelParameters.WorkspaceConstant(method.Name)} = {Number(length)};" : null);

        // A namespace of its own: short names are safe here, whatever the user's types are called.
        writer.Line();
        using (writer.Block("namespace AttnGen.Generated"))
        {
            writer.Line("using global::System;");
            if (method.Parameters.Any(parameter => parameter.IsTensor))
            {
                writer.Line("using global::System.Numerics.Tensors;");
            }

            writer.Line("using global::System.Runtime.CompilerServices;");
            writer.Line("using global::System.Runtime.InteropServices;");
            writer.Line("using global::System.Runtime.Intrinsics;");
            writer.Line("using global::AttnGen.CompilerServices;");
            if (usesNumerics)
            {
                writer.Line("using global::AttnGen.Numerics;");
            }

            writer.Line("using static global::AttnGen.CompilerServices.Lanes;");
            writer.Line("using static global::System.Runtime.CompilerServices.MethodImplOptions;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector128;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector256;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector512;");
            writer.Line();
            using (writer.Block("file static class " + kernel))
            {
                emitMembers(writer);
            }
        }

        return writer.ToString();
    }
}
