using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>How emitted code gets its scratch memory.</summary>
internal static class ScratchText
{
    /// <summary>Declares <c>scratch</c>, aligned to 64 bytes.</summary>
    public static void Declare(SourceWriter writer, AttentionSpec spec, ScratchPlan scratch)
    {
        string length = CodeText.Number(scratch.Length);
        if (spec.HasWorkspace)
        {
            writer.Line("ref float scratch = ref KernelScratch.Align(ref workspace);");
        }
        else if (scratch.IsOnStack)
        {
            writer.Line($"Span<float> stack = stackalloc float[{length} + KernelScratch.AlignmentSlack];");
            writer.Line("ref float scratch = ref KernelScratch.Align(ref MemoryMarshal.GetReference(stack));");
        }
        else
        {
            writer.Line($"ref float scratch = ref KernelScratch.OfThread({length});");
        }

        writer.Line();
    }
}
