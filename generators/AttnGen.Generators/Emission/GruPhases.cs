using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The methods of one direction, which both run: all steps, the products of a chunk, one step.</summary>
internal sealed class GruPhases(SourceWriter writer, GruPlan plan)
{
    private GruSpec Spec => plan.Spec;

    private bool HasBias => plan.Inputs.StartStride is not null;

    private bool HasPanels => plan.State.HasPanels;

    private bool HasRecurrentBias => plan.State.StartStride is not null;

    /// <summary>Which end a unit starts at: known in the text where there is one unit.</summary>
    private string IsBackward => Spec.IsBidirectional ? "isBackward" : Spec.Reverse ? "true" : "false";

    private string Strip => VectorText.Element("scratch", Number(plan.Scratch.Strip));

    public void Emit()
    {
        EmitSequences();
        if (!plan.HasOneChunk)
        {
            EmitChunk();
        }

        EmitStep();
    }

    private string Lengths => Spec.HasLengths ? "ref int lengths" : "";

    private string States => Spec.HasStates ? Input("states") : "";

    private void EmitSequences()
    {
        using (Method(
            $"All steps of one direction: the products with the inputs {(plan.HasOneChunk ? "at once" : $"of {Number(plan.Chunk)} steps at once")}, then step after step.",
            "ReadSequences",
            [Input("inputs"), Input("inputWeights"), Input("recurrentWeights"), HasBias ? Input("bias") : "", HasRecurrentBias ? Input("recurrentBias") : "",
                Lengths, States, Input("scratch")]))
        {
            string longest = Number(Spec.Steps);
            if (Spec.HasLengths)
            {
                longest = "longest";
                writer.Line($"nuint longest = KernelSteps.Longest(ref lengths, {Number(Spec.Batch)});");
            }

            for (int gate = 0; HasPanels && gate < (plan.SplitsGates ? 3 : 1); gate++)
            {
                writer.Line(ProjectionEmitter.CallLay(plan.State, VectorText.Element("recurrentWeights", Number((long)gate * Spec.HiddenDim)), Panels(gate)));
            }

            if (plan.HasOneChunk)
            {
                writer.Line(ProjectionEmitter.Call(
                    plan.Inputs, "inputs", "inputWeights", "bias", VectorText.Element("scratch", Number(plan.Scratch.FromInputs)), Strip));
                EmitSteps("0", longest);
                return;
            }

            using (writer.Block($"for (nuint first = 0; first < {longest}; first += {Number(plan.Chunk)})"))
            {
                writer.Line(Call("ProjectChunk", ["first", "ref inputs", "ref inputWeights", HasBias ? "ref bias" : "", Spec.HasLengths ? "ref lengths" : "", "ref scratch"]));
                writer.Line($"nuint end = Math.Min(first + {Number(plan.Chunk)}, {longest});");
                EmitSteps("first", "end");
            }
        }
    }

    private string Panels(int gate) => VectorText.Element("scratch", Number(plan.Scratch.Panels + (gate * plan.State.PanelsLength)));

    private void EmitSteps(string first, string end)
    {
        using (writer.Block($"for (nuint step = {first}; step < {end}; step++)"))
        {
            writer.Line(Call("ReadStep", [plan.HasOneChunk ? "" : "first", "step", HasPanels ? "" : "ref recurrentWeights", HasRecurrentBias ? "ref recurrentBias" : "",
                Spec.HasLengths ? "ref lengths" : "", Spec.HasStates ? "ref states" : "", "ref scratch"]));
        }
    }

    private void EmitChunk()
    {
        using (Method(
            $"The products with the inputs of {Number(plan.Chunk)} steps from first on; a chunk that would pass its sequence's edge moves back.",
            "ProjectChunk", ["nuint first", Input("inputs"), Input("inputWeights"), HasBias ? Input("bias") : "", Lengths, Input("scratch")]))
        using (Scopes scopes = new())
        {
            if (Spec.Batch > 1)
            {
                EmitLoop(scopes, "first");
            }
            else if (Spec.HasLengths)
            {
                EmitLength();
            }

            writer.Line($"nuint start = {ChunkStart};");
            writer.Line(ProjectionEmitter.Call(
                plan.Inputs, VectorText.Element("inputs", Times(Spec.Batch > 1 ? $"((entry * {Number(Spec.Steps)}) + start)" : "start", Spec.InputDim)), "inputWeights", "bias",
                VectorText.Element("scratch", Plus(Number(plan.Scratch.FromInputs), Times(Entry, (long)plan.Chunk * Spec.Gates))), Strip));
        }
    }

    private void EmitStep()
    {
        long hidden = Spec.HiddenDim;
        string state = VectorText.Element("state", Times(Entry, hidden));
        using (Method(
            Spec.ResetAfter
                ? "One step of all entries: the product with their states, then the gates."
                : "One step of all entries: the product with their states, the reset, the candidate's product, the new states.",
            "ReadStep",
            [plan.HasOneChunk ? "" : "nuint first", "nuint step", HasPanels ? "" : Input("recurrentWeights"), HasRecurrentBias ? Input("recurrentBias") : "", Lengths, States, Input("scratch")]))
        {
            writer.Line("ref float state = ref scratch;");
            Part("fromState", plan.Scratch.FromState);
            Part("fromInputs", plan.Scratch.FromInputs);
            if (!Spec.ResetAfter)
            {
                Part("resetState", plan.Scratch.ResetState);
            }

            if (Spec.Batch == 1)
            {
                EmitPlace(needsIndex: true);
            }

            if (HasPanels)
            {
                writer.Line("bool turns = (step & 1) != 0;");
            }

            if (plan.SplitsGates)
            {
                EmitGates();
            }
            else
            {
                writer.Line(ProjectionEmitter.Call(
                    plan.State, "state", HasPanels ? Panels(0) : "recurrentWeights", "recurrentBias", "fromState", Strip, turns: "turns"));
            }

            if (plan.Candidate is { } candidate)
            {
                EmitReset();
                writer.Line(ProjectionEmitter.Call(
                    candidate, "resetState", VectorText.Element("recurrentWeights", Number(2 * hidden)), "", VectorText.Element("fromState", Number(2 * hidden)), Strip));
            }

            using (EmitEntries(needsIndex: true))
            {
                writer.Line($"KernelGates.{Spec.Update}{(Spec.ResetAfter ? "ResetAfter" : "ResetBefore")}({Rows}, ref {state}, {Number(hidden)});");
                if (Spec.HasStates)
                {
                    string row = Spec.Batch > 1 ? $"((entry * {Number(Spec.Steps)}) + index)" : "index";
                    writer.Line($"KernelSteps.Copy(ref {state}, ref {VectorText.Element("states", Times(row, Spec.StatesDim))}, {Number(hidden)});");
                }
            }
        }

        void Part(string name, long offset) => writer.Line($"ref float {name} = ref {VectorText.Element("scratch", Number(offset))};");
    }

    /// <summary>Update, reset, candidate, or reset, candidate, update: what one step reads last the next one reads first, from a nearer cache.</summary>
    private void EmitGates()
    {
        EmitIf("turns");
        EmitGate("state", 1);
        EmitReset();
        EmitGate("resetState", 2);
        EmitIf("!turns");

        void EmitGate(string input, int gate) => writer.Line(ProjectionEmitter.Call(
            plan.State, input, Panels(gate), "", VectorText.Element("fromState", Number((long)gate * Spec.HiddenDim)), Strip, turns: "turns"));

        void EmitIf(string condition)
        {
            using (writer.Block($"if ({condition})"))
            {
                EmitGate("state", 0);
            }
        }
    }

    private void EmitReset()
    {
        using (EmitEntries(needsIndex: false))
        {
            writer.Line(
                $"KernelGates.Reset({Rows}, ref {VectorText.Element("state", Times(Entry, Spec.HiddenDim))}, "
                + $"ref {VectorText.Element("resetState", Times(Entry, Spec.HiddenDim))}, {Number(Spec.HiddenDim)});");
        }

        writer.Line();
    }

    /// <summary>The rows of an entry's products.</summary>
    private string Rows =>
        $"ref {VectorText.Element("fromInputs", Times(Spec.Batch > 1 ? $"((entry * {Number(plan.Chunk)}) + row)" : "row", Spec.Gates))}, "
        + $"ref {VectorText.Element("fromState", Times(Entry, Spec.Gates))}";

    private string Entry => Spec.Batch > 1 ? "entry" : "0";

    private string Length => Spec.HasLengths ? "length" : Number(Spec.Steps);

    private string ChunkStart => $"KernelSteps.ChunkStart(first, {Length}, {Number(Spec.Steps)}, {Number(plan.Chunk)}, {IsBackward})";

    /// <summary>A loop over the entries in which the step is valid; one entry needs none, as the longest length is its own.</summary>
    private Scopes EmitEntries(bool needsIndex)
    {
        Scopes scopes = new();
        if (Spec.Batch > 1)
        {
            EmitLoop(scopes, "step");
            EmitPlace(needsIndex);
        }

        return scopes;
    }

    private void EmitLoop(Scopes scopes, string step)
    {
        writer.Line();
        scopes.Add(writer.Block($"for (nuint entry = 0; entry < {Number(Spec.Batch)}; entry++)"));
        if (Spec.HasLengths)
        {
            EmitLength();
            scopes.Add(writer.Block($"if ({step} < length)"));
        }
    }

    private void EmitLength() => writer.Line($"nuint length = (nuint){VectorText.Element("lengths", Entry)};");

    /// <summary>Declares where the step lies in its sequence, and in which row the chunk's products are.</summary>
    private void EmitPlace(bool needsIndex)
    {
        if (Spec.HasLengths && Spec.Batch == 1)
        {
            EmitLength();
        }

        string index = $"KernelSteps.Index(step, {Length}, {IsBackward})";
        if (needsIndex && Spec.HasStates)
        {
            writer.Line($"nuint index = {index};");
            index = "index";
        }

        writer.Line($"nuint row = {index}{(plan.HasOneChunk ? "" : $" - {ChunkStart}")};");
    }

    /// <summary>A phase, with what it takes; absent parameters are empty.</summary>
    private SourceWriter.BlockScope Method(string comment, string name, IEnumerable<string> parameters)
    {
        writer.Line();
        writer.Line("// " + comment);
        writer.Line(KernelMethod);
        IEnumerable<string> all = parameters.Where(parameter => parameter.Length > 0);
        return writer.Block($"private static void {name}({string.Join(", ", Spec.IsBidirectional ? all.Prepend("bool isBackward") : all)})");
    }

    private string Call(string name, IEnumerable<string> arguments)
    {
        IEnumerable<string> all = arguments.Where(argument => argument.Length > 0);
        return $"{name}({string.Join(", ", Spec.IsBidirectional ? all.Prepend("isBackward") : all)});";
    }

    private static string Input(string name) => "ref float " + name;

    /// <summary>Blocks within each other, closed in reverse order.</summary>
    private sealed class Scopes : IDisposable
    {
        private readonly Stack<IDisposable> _open = new();

        public void Add(IDisposable scope) => _open.Push(scope);

        public void Dispose()
        {
            while (_open.Count > 0)
            {
                _open.Pop().Dispose();
            }
        }
    }
}
