namespace AttnGen.Generators.Model;

/// <summary>
/// Weights that the caller has laid out beforehand, by <c>LinearWeights.Pack</c>: panels of sixteen columns, [panels, inputDim, 16], of which the
/// last moves back to the edge. A panel's row is one vector of 512 bits, two of 256, four of 128: the same at every width.
/// </summary>
internal static class PackedWeights
{
    /// <summary>Columns of a panel, and outputs at least.</summary>
    public const int PanelColumns = 16;

    /// <summary>Their shape.</summary>
    public static ShapeSpec ShapeOf(int inputDim, int outputDim) =>
        ShapeSpec.Of(("panels", ((outputDim - 1) / PanelColumns) + 1), ("inputDim", inputDim), ("columns", PanelColumns));

    /// <summary>The name of the role that takes the place of another's.</summary>
    public static string RoleOf(string role) => "packed" + char.ToUpperInvariant(role[0]) + role.Substring(1);
}
