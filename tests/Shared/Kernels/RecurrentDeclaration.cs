using System.Globalization;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>One <c>[Gru]</c> or <c>[BidirectionalGru]</c> declaration as data.</summary>
internal sealed record RecurrentDeclaration(string Name, int Steps, int InputDim, int HiddenDim) : RoleDeclaration(Name)
{
    public bool IsBidirectional { get; init; }

    public int Batch { get; init; } = 1;

    public bool ResetAfter { get; init; }

    public GruUpdate Update { get; init; }

    /// <summary>Of one unit alone.</summary>
    public bool Reverse { get; init; }

    public bool HasBias { get; init; }

    /// <summary>Only with <see cref="ResetAfter"/>.</summary>
    public bool HasRecurrentBias { get; init; }

    public bool HasInitialState { get; init; }

    /// <summary>The content of the role <c>lengths</c>; null: the role is absent.</summary>
    public int[]? Lengths { get; init; }

    /// <summary>States of all steps, or annotations.</summary>
    public bool HasStates { get; init; } = true;

    public bool HasFinalState { get; init; }

    /// <summary>The unit that reads forward and, of two, the one that reads backward, with the beginnings of their roles' names.</summary>
    public IEnumerable<(string Prefix, GruShape Shape)> ToUnits()
    {
        GruShape shape = new(Steps, InputDim, HiddenDim) { Batch = Batch, ResetAfter = ResetAfter, Update = Update, Reverse = Reverse };
        return IsBidirectional ? [("forward", shape with { Reverse = false }), ("backward", shape with { Reverse = true })] : [("", shape)];
    }

    public override IReadOnlyList<KernelRole> ToRoles()
    {
        int gates = 3 * HiddenDim;
        List<KernelRole> roles = [KernelRole.Input("inputs", Batch, Steps, InputDim)];
        string[] prefixes = [.. ToUnits().Select(unit => unit.Prefix)];
        foreach (string prefix in prefixes)
        {
            roles.Add(KernelRole.Input(NameOf(prefix, "inputWeights"), InputDim, gates));
            roles.Add(KernelRole.Input(NameOf(prefix, "recurrentWeights"), HiddenDim, gates));
            Add(HasBias, KernelRole.Input(NameOf(prefix, "bias"), gates));
            Add(HasRecurrentBias, KernelRole.Input(NameOf(prefix, "recurrentBias"), gates));
            Add(HasInitialState, KernelRole.Input(NameOf(prefix, "initialState"), Batch, HiddenDim));
        }

        Add(Lengths is not null, KernelRole.Lengths(Batch));
        Add(HasStates, IsBidirectional ? KernelRole.Output("annotations", Batch, Steps, 2 * HiddenDim) : KernelRole.Output("states", Batch, Steps, HiddenDim));
        foreach (string prefix in prefixes)
        {
            Add(HasFinalState, KernelRole.Output(NameOf(prefix, "finalState"), Batch, HiddenDim));
        }

        return roles;

        void Add(bool isThere, KernelRole role)
        {
            if (isThere)
            {
                roles.Add(role);
            }
        }
    }

    public override RoleData ToData() => new RecurrentData(this);

    /// <summary>The same declaration without what nothing in it refers to.</summary>
    public RecurrentDeclaration WithoutIdleOptions() => this with
    {
        Reverse = Reverse && !IsBidirectional,
        HasRecurrentBias = HasRecurrentBias && ResetAfter,
        HasStates = HasStates || !HasFinalState,
    };

    public override IKernelDeclaration ToWeights() => throw new NotSupportedException("A recurrent unit has no weights of keys.");

    public override string ToString() => ToSource() + $" // seed: {Text(Seed)}" + (Lengths is null ? "" : $", lengths: [{string.Join(", ", Lengths)}]");

    public static string NameOf(string prefix, string role) => prefix.Length == 0 ? role : prefix + char.ToUpperInvariant(role[0]) + role[1..];

    protected override string Attribute() =>
        (IsBidirectional ? "BidirectionalGru" : "Gru") + $"(steps: {Text(Steps)}, inputDim: {Text(InputDim)}, hiddenDim: {Text(HiddenDim)}"
        + (Batch == 1 ? "" : $", Batch = {Text(Batch)}") + (ResetAfter ? ", ResetAfter = true" : "")
        + (Update == default ? "" : $", Update = global::AttnGen.GruUpdate.{Update}") + (Reverse ? ", Reverse = true" : "") + ")";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
