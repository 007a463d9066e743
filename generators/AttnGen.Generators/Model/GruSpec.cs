using System;
using System.Collections.Generic;

namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed <c>[Gru]</c> or <c>[BidirectionalGru]</c> declaration: plain, value-equal data. Where the declaration is wrong,
/// <see cref="IsValid"/> is false and only <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="IsBidirectional">Whether two units read each sequence, one from either end.</param>
/// <param name="Batch">Independent sequences.</param>
/// <param name="Steps">Steps of each sequence.</param>
/// <param name="InputDim">Components of a step's input.</param>
/// <param name="HiddenDim">Components of the state of each direction.</param>
/// <param name="ResetAfter">Whether the reset gate is applied after the product with the candidate's recurrent weights.</param>
/// <param name="Update">What the update gate weighs.</param>
/// <param name="Reverse">Whether the one unit reads from the last valid step to the first.</param>
internal sealed record GruSpec(
    MethodSpec Method, bool IsValid, bool IsBidirectional, int Batch, int Steps, int InputDim, int HiddenDim, bool ResetAfter, GruUpdateSpec Update,
    bool Reverse)
{
    /// <summary>Columns of weights: update, reset, candidate. Saturates where no span could hold them anyway.</summary>
    public int Gates => Times(3);

    /// <summary>Floats of a step in the output of all states.</summary>
    public int StatesDim => IsBidirectional ? Times(2) : HiddenDim;

    /// <summary>The units, in the order in which they run.</summary>
    public IReadOnlyList<GruDirection> Directions => IsBidirectional ? [GruDirection.Forward, GruDirection.Backward] : [GruDirection.Only];

    public string StatesRole => IsBidirectional ? GruRoles.Annotations : GruRoles.States;

    public bool HasLengths => Method.Has(GruRoles.Lengths);

    public bool HasStates => Method.Has(StatesRole);

    public bool HasWorkspace => Method.Has(RoleSpec.Workspace);

    /// <summary>The roles that a declaration of this kind may have.</summary>
    public RoleTable Roles => GruRoles.Table(IsBidirectional);

    /// <summary>Whether a direction has a role.</summary>
    public bool Has(GruDirection direction, string role) => Method.Has(direction.Role(role));

    /// <summary>The shape of a role.</summary>
    public ShapeSpec ShapeOf(string role) => GruDirection.BareRole(role) switch
    {
        GruRoles.Inputs => ShapeSpec.Of(("batch", Batch), ("steps", Steps), ("inputDim", InputDim)),
        GruRoles.InputWeights => ShapeSpec.Of(("inputDim", InputDim), ("gates", Gates)),
        GruRoles.RecurrentWeights => ShapeSpec.Of(("hiddenDim", HiddenDim), ("gates", Gates)),
        GruRoles.Bias or GruRoles.RecurrentBias => ShapeSpec.Of(("gates", Gates)),
        GruRoles.Lengths => ShapeSpec.Of(("batch", Batch)),
        GruRoles.States => ShapeSpec.Of(("batch", Batch), ("steps", Steps), ("hiddenDim", HiddenDim)),
        GruRoles.Annotations => ShapeSpec.Of(("batch", Batch), ("steps", Steps), ("annotationDim", StatesDim)),
        _ => ShapeSpec.Of(("batch", Batch), ("hiddenDim", HiddenDim)),
    };

    private int Times(int count) => (int)Math.Min((long)count * HiddenDim, int.MaxValue);
}

/// <summary>One unit of a declaration, and how its roles are called.</summary>
/// <param name="Prefix">What stands before the names of its roles, or empty.</param>
internal sealed record GruDirection(string Prefix)
{
    private const string ForwardPrefix = "forward", BackwardPrefix = "backward";

    public static readonly GruDirection Only = new(""), Forward = new(ForwardPrefix), Backward = new(BackwardPrefix);

    /// <summary>The parameter name of a role of this direction.</summary>
    public string Role(string role) => Prefix.Length == 0 ? role : Prefix + char.ToUpperInvariant(role[0]) + role.Substring(1);

    /// <summary>A parameter's role without its direction.</summary>
    public static string BareRole(string role)
    {
        string prefix = role.StartsWith(ForwardPrefix, StringComparison.Ordinal) ? ForwardPrefix
            : role.StartsWith(BackwardPrefix, StringComparison.Ordinal) ? BackwardPrefix : "";
        string bare = role.Substring(prefix.Length);
        return prefix.Length == 0 || bare.Length == 0 ? role : char.ToLowerInvariant(bare[0]) + bare.Substring(1);
    }
}

/// <summary>The values of the attributes' <c>Update</c>, in its order.</summary>
internal enum GruUpdateSpec
{
    KeepState,
    TakeCandidate,
}

/// <summary>The parameter names of <c>[Gru]</c>, and of <c>[BidirectionalGru]</c> without their direction.</summary>
internal static class GruRoles
{
    public const string Inputs = "inputs";
    public const string InputWeights = "inputWeights";
    public const string RecurrentWeights = "recurrentWeights";
    public const string Bias = "bias";
    public const string RecurrentBias = "recurrentBias";
    public const string InitialState = "initialState";
    public const string Lengths = "lengths";
    public const string States = "states";
    public const string Annotations = "annotations";
    public const string FinalState = "finalState";

    /// <summary>What a unit reads beside the inputs, in the order in which errors list it.</summary>
    private static readonly string[] OfUnit = [InputWeights, RecurrentWeights, Bias, RecurrentBias, InitialState];

    private static readonly RoleTable OneDirection = Roles(States, GruDirection.Only);

    private static readonly RoleTable BothDirections = Roles(Annotations, GruDirection.Forward, GruDirection.Backward);

    public static RoleTable Table(bool isBidirectional) => isBidirectional ? BothDirections : OneDirection;

    /// <summary>The type of a role's elements.</summary>
    public static string ElementType(string role) => role == Lengths ? "int" : "float";

    private static RoleTable Roles(string states, params GruDirection[] directions)
    {
        List<RoleSpec> roles = [RoleSpec.Input(Inputs)];
        foreach (GruDirection direction in directions)
        {
            foreach (string role in OfUnit)
            {
                roles.Add(RoleSpec.Input(direction.Role(role)));
            }
        }

        roles.Add(new RoleSpec(Lengths, ElementType(Lengths)));
        roles.Add(RoleSpec.Output(states));
        foreach (GruDirection direction in directions)
        {
            roles.Add(RoleSpec.Output(direction.Role(FinalState)));
        }

        roles.Add(RoleSpec.Scratch);
        return new RoleTable([.. roles]);
    }
}
