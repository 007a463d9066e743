namespace AttnGen.Generators.Planning;

using AttnGen.Generators.Model;

/// <summary>How a kernel that colours a matrix works.</summary>
/// <param name="Spec">What was declared.</param>
/// <param name="Colors">How values become colours.</param>
/// <param name="BlockLength">Values that pass through the steps together.</param>
internal sealed record ColormapPlan(ColormapSpec Spec, ColorsPlan Colors, int BlockLength);
