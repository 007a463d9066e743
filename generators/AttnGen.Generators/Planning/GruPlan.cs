using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Planning;

/// <summary>
/// Everything decided about recurrent units. The inputs of a chunk of steps are multiplied in one product, whose rows wait in scratch; a step
/// then multiplies the states of all batch entries at once, so that the recurrent weights, its largest data, are read once.
/// </summary>
/// <param name="Spec">The declaration.</param>
/// <param name="Chunk">Steps whose inputs are multiplied together.</param>
/// <param name="Inputs">inputs · W + b: of a chunk of one entry, or of all entries where a chunk holds all steps.</param>
/// <param name="State">h U; with the reset before h U_z and h U_r, or, with panels, the product of one gate.</param>
/// <param name="Candidate">(r ∘ h) U_n; null where <paramref name="State"/> has it.</param>
/// <param name="Scratch">Where intermediate results lie.</param>
internal sealed record GruPlan(
    GruSpec Spec, int Chunk, ProjectionPlan Inputs, ProjectionPlan State, ProjectionPlan? Candidate, GruScratchPlan Scratch)
{
    /// <summary>Steps of a chunk at most: rows enough to lay weights side by side, few enough that the products of one unit stay in a second-level cache.</summary>
    private const int MostChunk = 64;

    /// <summary>Rows of all entries in a chunk about at most, for the same cache.</summary>
    private const int RowsOfChunks = 256;

    /// <summary>Steps of a chunk at least, however many entries: fewer rows would read the input weights too often.</summary>
    private const int LeastChunk = 16;

    /// <summary>Rows of states in a call, steps times entries, from which panels of the recurrent weights pay: laying them takes the time of some four.</summary>
    private const int RowsOfPanels = 16;

    /// <summary>Whether one chunk holds all steps.</summary>
    public bool HasOneChunk => Chunk == Spec.Steps;

    /// <summary>
    /// Whether one product serves each gate: with the reset before they cannot be one, and of three parts each other step can begin with what the
    /// step before read last.
    /// </summary>
    public bool SplitsGates => State.HasPanels && !Spec.ResetAfter;

    /// <summary>The products, in the order in which a step needs them.</summary>
    public IEnumerable<ProjectionPlan> Projections => Candidate is null ? [Inputs, State] : [Inputs, State, Candidate];

    public long ScratchLength => Scratch.Length;

    /// <summary>Floats of the caller's workspace: the scratch, and what aligning it may cost.</summary>
    public long WorkspaceLength => ScratchLength + KernelTuning.AlignmentSlack;

    /// <summary>A multiply-add counts as two; sequences of full length.</summary>
    public long Flops => 2L * Spec.Directions.Count * Spec.Batch * Spec.Steps * Spec.Gates * (Spec.InputDim + Spec.HiddenDim);

    public static GruPlan Of(GruSpec spec)
    {
        int hidden = spec.HiddenDim, gates = spec.Gates;
        int chunk = Balance(spec.Steps, Math.Max(LeastChunk, Math.Min(MostChunk, RowsOfChunks / spec.Batch)));
        int rows = chunk == spec.Steps ? spec.Batch * spec.Steps : chunk;
        ProjectionPlan inputs = ProjectionPlan.Of("ProjectInputs", rows, spec.InputDim, gates, startStride: HasAny(spec, GruRoles.Bias) ? 0 : null);
        bool hasPanels = (long)spec.Steps * spec.Batch >= RowsOfPanels && (long)hidden * gates * sizeof(float) > KernelTuning.BytesOfNearWeights;
        bool splitsGates = hasPanels && !spec.ResetAfter;
        ProjectionPlan state = ProjectionPlan.Of(
            splitsGates ? "ProjectGate" : "ProjectState", spec.Batch, hidden, splitsGates ? hidden : spec.ResetAfter ? gates : 2 * hidden, weightStride: gates,
            outputStride: gates, startStride: HasAny(spec, GruRoles.RecurrentBias) ? 0 : null, hasPanels: hasPanels);
        ProjectionPlan? candidate = spec.ResetAfter || splitsGates
            ? null
            : ProjectionPlan.Of("ProjectCandidate", spec.Batch, hidden, hidden, weightStride: gates, outputStride: gates);
        long strip = new[] { inputs, state, candidate }.Max(projection => projection?.StripLength ?? 0);
        return new GruPlan(spec, chunk, inputs, state, candidate, GruScratchPlan.Of(spec, chunk, strip, (splitsGates ? 3 : 1) * state.PanelsLength));
    }

    /// <summary>Whether a direction has a bias; where the other has none, its own is zero.</summary>
    private static bool HasAny(GruSpec spec, string role) => spec.Directions.Any(direction => spec.Has(direction, role));
}

/// <summary>The kernel's scratch in floats, each part on a 64-byte boundary; the states come first.</summary>
/// <param name="ResetState">[batch, hiddenDim], r ∘ h, with the reset before.</param>
/// <param name="FromState">[batch, 3 · hiddenDim], a step's products with the state.</param>
/// <param name="FromInputs">[batch, chunk, 3 · hiddenDim], a chunk's products with the inputs.</param>
/// <param name="Zeros">[3 · hiddenDim], the bias of the direction that has none where the other has one; null where none is needed.</param>
/// <param name="Lengths">[batch], the lengths as they were when they were checked; null without them.</param>
/// <param name="Strip">A strip of weights.</param>
/// <param name="Panels">The recurrent weights, of each gate in turn or of all, where they are laid in panels.</param>
/// <param name="Length">All of it.</param>
internal sealed record GruScratchPlan(
    long ResetState, long FromState, long FromInputs, long? Zeros, long? Lengths, long Strip, long Panels, long Length)
{
    public static GruScratchPlan Of(GruSpec spec, int chunk, long strip, long panels)
    {
        long next = 0;
        long Place(long length)
        {
            long place = next;
            next += RoundUp(length, 16);
            return place;
        }

        long states = (long)spec.Batch * spec.HiddenDim;
        Place(states);
        long resetState = Place(spec.ResetAfter ? 0 : states);
        long fromState = Place(3 * states);
        long fromInputs = Place(chunk * 3 * states);
        long? zeros = NeedsZeros(spec) ? Place(spec.Gates) : null;
        long? lengths = spec.HasLengths ? Place(spec.Batch) : null;
        return new GruScratchPlan(resetState, fromState, fromInputs, zeros, lengths, Place(strip), Place(panels), next);
    }

    private static bool NeedsZeros(GruSpec spec) => new[] { GruRoles.Bias, GruRoles.RecurrentBias }.Any(
        role => spec.Directions.Select(direction => spec.Has(direction, role)).Distinct().Count() > 1);
}
