using System.Globalization;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>How emitted code gets its scratch memory.</summary>
internal static class ScratchText
{
    /// <summary>Declares <c>scratch</c>, aligned to 64 bytes.</summary>
    public static void Declare(SourceWriter writer, AttentionSpec spec, ScratchPlan scratch) => Declare(writer, scratch.Length, spec.HasWorkspace);

    /// <summary>Declares <c>scratch</c> of so many floats, aligned to 64 bytes.</summary>
    public static void Declare(SourceWriter writer, long floats, bool hasWorkspace)
    {
        string length = CodeText.Number(floats);
        if (hasWorkspace)
        {
            writer.Line("ref float scratch = ref KernelScratch.Align(ref workspace);");
        }
        else if (IsOnStack(floats))
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

    /// <summary>How headers say where scratch lies.</summary>
    public static string Describe(long floats, bool hasWorkspace) => floats == 0 ? "none"
        : (sizeof(float) * floats).ToString("N0", CultureInfo.InvariantCulture) + " bytes, "
            + (hasWorkspace ? "in the caller's workspace" : IsOnStack(floats) ? "on the stack" : "in a buffer that each thread makes once");

    /// <summary>Whether so many floats of scratch are on the stack.</summary>
    public static bool IsOnStack(long floats) => sizeof(float) * floats <= KernelTuning.StackScratchBytes;
}
