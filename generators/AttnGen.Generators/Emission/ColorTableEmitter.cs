using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The colour table of a kernel: its data, and the locals through which codes become pixels.</summary>
/// <param name="writer">Where to.</param>
/// <param name="plan">The colours.</param>
/// <param name="name">What the names of the locals and of the data begin with; may be empty.</param>
internal sealed class ColorTableEmitter(SourceWriter writer, ColorsPlan plan, string name = "")
{
    private const int ColorsOfLine = 6;

    /// <summary>The local whose <c>Paint</c> turns codes into pixels.</summary>
    public string Local => ScaleEmitter.Local(name, "table");

    private string Data => ScaleEmitter.Member(name, "Table");

    public void EmitLocals()
    {
        string planes = ScaleEmitter.Local(name, "planes");
        writer.Line($"Span<byte> {planes} = stackalloc byte[PixelTable.PlanesLength];");
        writer.Line($"PixelTable {Local} = new({Data}, {planes});");
    }

    public void EmitData()
    {
        string order = plan.Spec.IsBlueFirst ? "Blue, green, red, alpha" : "Red, green, blue, alpha";
        writer.Line();
        writer.Line($"// {order} of bad, of under, of the entries 0 to {Number(plan.Entries - 1)}, of over.");
        DataEmitter.Emit(writer, "ReadOnlySpan<byte>", Data, "", "", plan.Table.ToList(), Text, ColorsOfLine);
    }

    private string Text(ColorSpec color) => plan.Spec.IsBlueFirst
        ? $"0x{color.B:X2},0x{color.G:X2},0x{color.R:X2},0x{color.A:X2},"
        : $"0x{color.R:X2},0x{color.G:X2},0x{color.B:X2},0x{color.A:X2},";
}
