using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated file of <c>[Gru]</c> or <c>[BidirectionalGru]</c>: checks, then each unit in turn through the same methods.</summary>
internal static class GruFileEmitter
{
    public static SourceText Emit(GruSpec spec) =>
        SourceText.From(spec.IsValid ? EmitKernel(GruPlan.Of(spec)) : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    private static string EmitKernel(GruPlan plan)
    {
        GruSpec spec = plan.Spec;
        return KernelFileEmitter.Write(
            GruDescription.Of(plan), spec.Method, spec.HasWorkspace ? plan.WorkspaceLength : null, usesNumerics: false, writer =>
            {
                KernelEntryEmitter.Emit(
                    writer, [.. spec.Method.Parameters.Select(parameter => Argument(plan, parameter))], spec.HasLengths ? (spec.Steps, "steps") : null,
                    () => EmitWork(writer, plan));
                new GruPhases(writer, plan).Emit();
                foreach (ProjectionPlan projection in plan.Projections)
                {
                    writer.Line();
                    new ProjectionEmitter(writer, projection).Emit();
                }
            });
    }

    private static KernelArgument Argument(GruPlan plan, ParameterSpec parameter)
    {
        string role = parameter.Role;
        ShapeSpec? shape = role == RoleSpec.Workspace ? null : plan.Spec.ShapeOf(role);
        return new KernelArgument(
            role, role, GruRoles.ElementType(role), shape?.Length ?? plan.WorkspaceLength, shape, plan.Spec.Roles.Find(role)!.IsWritten, parameter.IsTensor);
    }

    private static void EmitWork(SourceWriter writer, GruPlan plan)
    {
        GruSpec spec = plan.Spec;
        KernelEntryEmitter.EmitReferences(writer, spec.Roles.Names.Where(role => spec.Method.Has(role) && !IsState(role) && role != GruRoles.Lengths), GruRoles.ElementType);
        ScratchText.Declare(writer, plan.ScratchLength, spec.HasWorkspace);
        if (plan.Scratch.Zeros is { } zeros)
        {
            writer.Line("// The bias that one of the directions does not have.");
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scratch, {Number(zeros)}), {Number(spec.Gates)}).Clear();");
            writer.Line();
        }

        if (plan.Scratch.Lengths is { } place)
        {
            writer.Line("// The lengths as they were checked: another thread may write to the caller's.");
            writer.Line($"ref int lengths = ref Unsafe.As<float, int>(ref Unsafe.Add(ref scratch, {Number(place)}));");
            writer.Line($"KernelSteps.CopyLengths({KernelArgument.SpanName(GruRoles.Lengths)}, {Number(spec.Steps)}, ref lengths);");
            writer.Line();
        }

        if (spec.HasLengths && spec.HasStates)
        {
            writer.Line("// Steps that are not valid.");
            writer.Line($"KernelSteps.ClearBeyond(ref {spec.StatesRole}, ref lengths, {Number(spec.Batch)}, {Number(spec.Steps)}, {Number(spec.StatesDim)});");
            writer.Line();
        }

        writer.Line($"Span<float> state = MemoryMarshal.CreateSpan(ref scratch, {Number(spec.Batch * spec.HiddenDim)});");
        foreach (GruDirection direction in spec.Directions)
        {
            EmitDirection(writer, plan, direction);
        }
    }

    /// <summary>Whether a role is copied as a span, from or to the state in scratch.</summary>
    private static bool IsState(string role) => GruDirection.BareRole(role) is GruRoles.InitialState or GruRoles.FinalState;

    /// <summary>From the initial state to the final one.</summary>
    private static void EmitDirection(SourceWriter writer, GruPlan plan, GruDirection direction)
    {
        GruSpec spec = plan.Spec;
        string Name(string role) => direction.Role(role);
        if (spec.IsBidirectional)
        {
            writer.Line();
            writer.Line($"// {(direction == GruDirection.Forward ? "From the first step to the last valid one." : "From the last valid step to the first.")}");
        }

        writer.Line(spec.Has(direction, GruRoles.InitialState) ? $"{KernelArgument.SpanName(Name(GruRoles.InitialState))}.CopyTo(state);" : "state.Clear();");
        List<string> arguments = spec.IsBidirectional ? [direction == GruDirection.Backward ? "true" : "false"] : [];
        arguments.AddRange(["ref inputs", "ref " + Name(GruRoles.InputWeights), "ref " + Name(GruRoles.RecurrentWeights)]);
        AddBias(plan.Inputs, GruRoles.Bias);
        AddBias(plan.State, GruRoles.RecurrentBias);
        if (spec.HasLengths)
        {
            arguments.Add("ref lengths");
        }

        if (spec.HasStates)
        {
            arguments.Add("ref " + VectorText.Element(spec.StatesRole, direction == GruDirection.Backward ? Number(spec.HiddenDim) : "0"));
        }

        writer.Line($"ReadSequences({string.Join(", ", arguments.Concat(["ref scratch"]))});");
        if (spec.Has(direction, GruRoles.FinalState))
        {
            writer.Line($"state.CopyTo({KernelArgument.SpanName(Name(GruRoles.FinalState))});");
        }

        void AddBias(ProjectionPlan projection, string role)
        {
            if (projection.StartStride is not null)
            {
                arguments.Add("ref " + (spec.Has(direction, role) ? Name(role) : VectorText.Element("scratch", Number(plan.Scratch.Zeros!.Value))));
            }
        }
    }
}
