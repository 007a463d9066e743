using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;

namespace AttnGen.Generators.Emission;

/// <summary>One generated attention file: the method's checks, then the kernel for every vector width.</summary>
internal static class AttentionFileEmitter
{
    public static SourceText Emit(AttentionSpec spec, CancellationToken cancellation) =>
        SourceText.From(spec.IsValid ? EmitKernel(AttentionPlanner.Plan(spec), cancellation) : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    /// <summary>The arguments that every step of a kernel passes on, in this order; an absent role is left out.</summary>
    public static string Arguments(AttentionSpec spec) => string.Join(", ", PresentRoles(spec).Select(role => "ref " + role));

    /// <summary>The parameters that belong to <see cref="Arguments"/>.</summary>
    public static string Parameters(AttentionSpec spec) => string.Join(", ", PresentRoles(spec).Select(role => "ref float " + role));

    private static string EmitKernel(AttentionPlan plan, CancellationToken cancellation)
    {
        AttentionSpec spec = plan.Spec;
        SourceWriter writer = new();
        string kernel = KernelClass(spec.Method);
        FileEmitter.Write(writer, AttentionDescription.Of(plan), spec.Method, () => EmitChecks(writer, spec, kernel));

        // A namespace of its own: short names are safe here, whatever the user's types are called.
        writer.Line();
        using (writer.Block("namespace AttnGen.Generated"))
        {
            writer.Line("using global::System;");
            writer.Line("using global::System.Runtime.CompilerServices;");
            writer.Line("using global::System.Runtime.InteropServices;");
            writer.Line("using global::System.Runtime.Intrinsics;");
            writer.Line("using global::AttnGen.CompilerServices;");
            writer.Line("using global::AttnGen.Numerics;");
            writer.Line("using static global::AttnGen.CompilerServices.Lanes;");
            writer.Line("using static global::System.Runtime.CompilerServices.MethodImplOptions;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector128;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector256;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector512;");
            writer.Line();
            using (writer.Block("file static class " + kernel))
            {
                EmitRun(writer, spec);
                foreach (WidthPlan width in plan.Widths)
                {
                    cancellation.ThrowIfCancellationRequested();
                    switch (width)
                    {
                        case BlockedPlan blocked:
                            new BlockedEmitter(writer, spec, blocked).Emit();
                            break;
                        case FewQueriesPlan few:
                            new FewQueriesEmitter(writer, spec, few).Emit();
                            break;
                    }
                }
            }
        }

        return writer.ToString();
    }

    private static void EmitChecks(SourceWriter writer, AttentionSpec spec, string kernel)
    {
        GuardEmitter.Emit(
            writer, spec.Method, role => AttentionShapes.Of(spec, role), IsOutputRole, role => role == AttentionRoles.Lengths ? "int" : "float");
        if (spec.HasLengths)
        {
            GuardEmitter.EmitLengths(writer, AttentionRoles.Lengths, spec.Keys);
        }

        string arguments = string.Join(", ", PresentRoles(spec).Concat(spec.HasLengths ? [AttentionRoles.Lengths] : []));
        writer.Line($"global::AttnGen.Generated.{kernel}.Run({arguments});");
    }

    private static void EmitRun(SourceWriter writer, AttentionSpec spec)
    {
        IEnumerable<string> parameters = PresentRoles(spec).Select(role => $"{(IsOutputRole(role) ? "Span" : "ReadOnlySpan")}<float> {role}Span");
        writer.Line("// The widest vectors that the processor runs at full speed; the conditions are constants to the JIT.");
        using (writer.Block($"internal static void Run({string.Join(", ", parameters.Concat(spec.HasLengths ? ["ReadOnlySpan<int> lengths"] : []))})"))
        {
            foreach (string role in PresentRoles(spec))
            {
                writer.Line($"ref float {role} = ref MemoryMarshal.GetReference({role}Span);");
            }

            string arguments = Arguments(spec) + (spec.HasLengths ? ", lengths" : "");
            string[] conditions =
            [
                "Vector512.IsHardwareAccelerated", "Vector256.IsHardwareAccelerated && Lanes.HasFusedMultiplyAdd", "Vector128.IsHardwareAccelerated",
            ];
            for (int i = 0; i < conditions.Length; i++)
            {
                using (writer.Block($"{(i == 0 ? "" : "else ")}if ({conditions[i]})"))
                {
                    writer.Line($"Attend{512 >> i}({arguments});");
                }
            }

            using (writer.Block("else"))
            {
                writer.Line($"AttendScalar({arguments});");
            }
        }
    }

    private static IEnumerable<string> PresentRoles(AttentionSpec spec)
    {
        string[] order = [AttentionRoles.Query, AttentionRoles.Key, AttentionRoles.Value, AttentionRoles.Output, AttentionRoles.Weights];
        return order.Where(spec.Method.Has);
    }

    private static bool IsOutputRole(string role) => role is AttentionRoles.Output or AttentionRoles.Weights;

    private static string KernelClass(MethodSpec method) => method.Name.TrimStart('@') + "Kernel";
}
