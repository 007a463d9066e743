namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed <c>[Projection]</c> declaration: plain, value-equal data. Where the declaration is wrong, <see cref="IsValid"/> is false and only
/// <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="Rows">Rows of inputs and outputs.</param>
/// <param name="InputDim">Components of an input.</param>
/// <param name="OutputDim">Components of an output.</param>
/// <param name="Activation">What is applied to every output.</param>
internal sealed record ProjectionSpec(
    MethodSpec Method, bool IsValid, int Rows, int InputDim, int OutputDim, ActivationSpec Activation)
{
    public bool HasBias => Method.Has(ProjectionRoles.Bias);

    /// <summary>The role that holds the weights.</summary>
    public string WeightsRole => Method.Has(ProjectionRoles.PackedWeights) ? ProjectionRoles.PackedWeights : ProjectionRoles.Weights;

    public bool HasWorkspace => Method.Has(RoleSpec.Workspace);

    /// <summary>The shape of a role.</summary>
    public ShapeSpec ShapeOf(string role) => role switch
    {
        ProjectionRoles.Inputs => ShapeSpec.Of(("rows", Rows), ("inputDim", InputDim)),
        ProjectionRoles.PackedWeights => Model.PackedWeights.ShapeOf(InputDim, OutputDim),
        ProjectionRoles.Weights => ShapeSpec.Of(("inputDim", InputDim), ("outputDim", OutputDim)),
        ProjectionRoles.Bias => ShapeSpec.Of(("outputDim", OutputDim)),
        _ => ShapeSpec.Of(("rows", Rows), ("outputDim", OutputDim)),
    };
}

/// <summary>The values of the attribute's <c>Activation</c>, in its order.</summary>
internal enum ActivationSpec
{
    None,
    Tanh,
    Sigmoid,
}

/// <summary>The parameter names of <c>[Projection]</c>.</summary>
internal static class ProjectionRoles
{
    public const string Inputs = "inputs";
    public const string Weights = "weights";
    public const string PackedWeights = "packedWeights";
    public const string Bias = "bias";
    public const string Outputs = "outputs";

    public static readonly RoleTable Table = new(
        RoleSpec.Input(Inputs), RoleSpec.Input(Weights), RoleSpec.Input(PackedWeights), RoleSpec.Input(Bias), RoleSpec.Output(Outputs), RoleSpec.Scratch);
}
