using System.Globalization;
using System.Linq;
using System.Text;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>The last steps of a colormap: the mask, then codes to pixels and to indices, and the table.</summary>
internal sealed class ColorLookupEmitter(SourceWriter writer, ColormapPlan plan)
{
    private const int ColorsOfLine = 6;

    public void Emit()
    {
        if (plan.Spec.HasMask)
        {
            EmitHide();
        }

        if (plan.Spec.HasIndices)
        {
            EmitStore();
        }

        if (plan.Spec.HasPixels)
        {
            EmitPaint();
            EmitTable();
        }
    }

    private void EmitHide()
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block("private static void Hide(ReadOnlySpan<bool> mask, Span<int> codes)"))
        {
            using (writer.Block("for (int i = 0; i < mask.Length; i++)"))
            {
                writer.Line("codes[i] = mask[i] ? codes[i] : -2;");
            }
        }
    }

    private void EmitStore()
    {
        string last = (plan.Entries - 1).ToString(CultureInfo.InvariantCulture);
        string badIndex = plan.Spec.BadIndex.ToString(CultureInfo.InvariantCulture);
        bool bytes = plan.Spec.IndicesAreBytes;
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void Store(ReadOnlySpan<int> codes, Span<{(bytes ? "byte" : "short")}> indices)"))
        {
            using (writer.Block("for (int i = 0; i < indices.Length; i++)"))
            {
                if (bytes)
                {
                    writer.Line("int code = codes[i];");
                    writer.Line($"indices[i] = (byte)(code == -2 ? {badIndex} : Math.Clamp(code, 0, {last}));");
                }
                else
                {
                    writer.Line("indices[i] = (short)codes[i];");
                }
            }
        }
    }

    private void EmitPaint()
    {
        writer.Line();
        writer.Line("// Every code from -2 on has its colour at code + 2.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block("private static void Paint(ReadOnlySpan<int> codes, Span<Rgba32> pixels)"))
        {
            writer.Line("ref byte table = ref MemoryMarshal.GetReference(Table);");
            using (writer.Block("for (int i = 0; i < pixels.Length; i++)"))
            {
                writer.Line("pixels[i] = Unsafe.ReadUnaligned<Rgba32>(ref Unsafe.Add(ref table, 4 * (codes[i] + 2)));");
            }
        }
    }

    private void EmitTable()
    {
        writer.Line();
        writer.Line($"// Red, green, blue, alpha of bad, of under, of the entries 0 to {(plan.Entries - 1).ToString(CultureInfo.InvariantCulture)}, of over.");
        using (writer.Block("private static ReadOnlySpan<byte> Table"))
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
            writer.Line("get =>");
            writer.Line("[");
            writer.Line("    " + Text(plan.Bad));
            writer.Line("    " + Text(plan.Under));
            for (int first = 0; first < plan.Entries; first += ColorsOfLine)
            {
                StringBuilder line = new("   ");
                foreach (ColorSpec color in plan.Table.Skip(first + 2).Take(System.Math.Min(ColorsOfLine, plan.Entries - first)))
                {
                    line.Append(' ').Append(Text(color));
                }

                writer.Line(line.ToString());
            }

            writer.Line("    " + Text(plan.Over));
            writer.Line("];");
        }
    }

    private static string Text(ColorSpec color) => $"0x{color.R:X2},0x{color.G:X2},0x{color.B:X2},0x{color.A:X2},";
}
