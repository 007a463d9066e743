using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>The choice between vector widths, the only place where an emitted kernel asks what the processor has.</summary>
internal static class WidthText
{
    /// <summary>One phase's call at each width: the widest that the processor runs at full speed. The conditions are constants to the JIT.</summary>
    public static void Dispatch<TPlan>(SourceWriter writer, IReadOnlyList<TPlan> plans, Action<TPlan> emit)
        where TPlan : WidthPlan
    {
        int next = 0;
        Dispatch([.. plans.Select(plan => plan.Lanes)], writer, _ => emit(plans[next++]));
    }

    /// <summary>The same for widths given by their lanes, widest first.</summary>
    public static void Dispatch(IReadOnlyList<int> widths, SourceWriter writer, Action<int> emit)
    {
        for (int i = 0; i < widths.Count; i++)
        {
            bool isLast = i == widths.Count - 1;
            string head = (i == 0 ? "" : "else") + (isLast ? "" : (i == 0 ? "" : " ") + $"if ({Condition(widths[i])})");
            using (widths.Count > 1 ? writer.Block(head) : null)
            {
                emit(widths[i]);
            }
        }
    }

    /// <summary>The line that opens a width's phases.</summary>
    public static string Heading(int lanes, string what) =>
        lanes == 1 ? "// ---- scalar, where the processor has no vectors" : $"// ---- {32 * lanes} bit: {what}";

    private static string Condition(int lanes) => lanes switch
    {
        16 => "Vector512.IsHardwareAccelerated",
        8 => "Vector256.IsHardwareAccelerated && HasFusedMultiplyAdd",
        _ => "Vector128.IsHardwareAccelerated",
    };
}
