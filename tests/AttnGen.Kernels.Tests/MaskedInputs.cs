using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Inputs for comparisons with other libraries: a third of the slots is masked, and the first row of a mask or bias as a whole.</summary>
internal static class MaskedInputs
{
    public static KernelData Random(KernelDeclaration declaration, int seed)
    {
        AttentionShape shape = declaration.ToShape();
        RandomInputs inputs = new(seed);
        Random random = new(seed);
        bool[] mask = new bool[declaration.HasMask ? shape.MaskLength : 0];
        float[] bias = inputs.Numbers(declaration.HasBias ? shape.BiasLength : 0);
        for (int slot = 0; slot < mask.Length; slot++)
        {
            mask[slot] = slot >= shape.Keys && random.Next(3) > 0;
        }

        for (int slot = 0; slot < bias.Length; slot++)
        {
            bias[slot] = slot >= shape.Keys && random.Next(3) > 0 ? bias[slot] : float.NegativeInfinity;
        }

        return KernelData.Of(
            declaration, inputs.Numbers(shape.QueryLength), inputs.Numbers(shape.KeyLength), inputs.Numbers(declaration.HasValue ? shape.ValueLength : 0),
            mask, bias);
    }
}
