using System;
using System.Collections.Generic;

namespace AttnGen.Generators.Emission;

/// <summary>Constant data of a generated class: it lies in the assembly's image, and nothing is built or copied at start.</summary>
internal static class DataEmitter
{
    public static void Emit<T>(
        SourceWriter writer, string type, string name, string before, string after, IReadOnlyList<T> items, Func<T, string> text, int perLine)
    {
        using (writer.Block($"private static {type} {name}"))
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
            writer.Line(before.Length == 0 ? "get =>" : "get => " + before);
            writer.Line("[");
            for (int first = 0; first < items.Count; first += perLine)
            {
                List<string> line = [];
                for (int i = first; i < Math.Min(first + perLine, items.Count); i++)
                {
                    line.Add(text(items[i]));
                }

                writer.Line("    " + string.Join(" ", line));
            }

            writer.Line("]" + after + ";");
        }
    }
}
