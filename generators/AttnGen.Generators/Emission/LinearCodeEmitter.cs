using System.Globalization;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The first step of a linear colormap: values to codes −2 (bad), −1 (under), 0 … N − 1, N (over), for every vector width. The
/// operations are the same lane by lane, so the codes do not depend on the width.
/// </summary>
internal sealed class LinearCodeEmitter(SourceWriter writer, ColormapPlan plan)
{
    private static readonly int[] Widths = [16, 8, 4];

    private readonly LinearNormSpec _norm = plan.Spec.Norm;
    private readonly string _entries = Float(plan.Entries);
    private readonly string _last = Float(plan.Entries - 1);

    /// <summary>What <c>Encode</c> takes after values, codes and their number.</summary>
    public static string Arguments(LinearNormSpec norm) => norm.Clip ? "low, range, high" : "low, range";

    public void Emit()
    {
        if (plan.Precision != FractionPrecision.Double)
        {
            EmitDispatch();
            foreach (int lanes in Widths)
            {
                EmitVectors(new VectorText(lanes));
            }

            EmitScalar();
        }

        if (plan.Precision != FractionPrecision.Single)
        {
            EmitInDouble();
        }

        EmitCodeOf();
    }

    private string Parameters => "ref float values, ref int codes, int count, float low, float range" + (_norm.Clip ? ", float high" : "");

    private string IsBad => _norm.InfinitiesAreBad ? "!float.IsFinite(x)" : "float.IsNaN(x)";

    private void EmitDispatch()
    {
        writer.Line();
        writer.Line("// The widest vectors that the processor runs at full speed; the conditions are constants to the JIT.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void Encode({Parameters})"))
        {
            string word = "if";
            foreach (int lanes in Widths)
            {
                VectorText text = new(lanes);
                using (writer.Block($"{word} (Vector{text.Suffix}.IsHardwareAccelerated)"))
                {
                    writer.Line($"Encode{text.Suffix}(ref values, ref codes, count, {Arguments(_norm)});");
                }

                word = "else if";
            }

            using (writer.Block("else"))
            {
                writer.Line($"EncodeScalar(ref values, ref codes, count, {Arguments(_norm)});");
            }
        }
    }

    private void EmitVectors(VectorText text)
    {
        string lanes = text.Lanes.ToString(CultureInfo.InvariantCulture);
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void Encode{text.Suffix}({Parameters})"))
        {
            writer.Line("int i = 0;");
            using (writer.Block($"for (; i <= count - {lanes}; i += {lanes})"))
            {
                writer.Line($"{text.Type} x = {text.Load("values", "(nuint)i")};");
                if (_norm.Clip)
                {
                    // Compare and select: a NaN stays one.
                    writer.Line($"{text.Type} clamped = {Select(text, "LessThan", "x", text.Broadcast("low"), text.Broadcast("low"), "x")};");
                    writer.Line($"clamped = {Select(text, "GreaterThan", "clamped", text.Broadcast("high"), text.Broadcast("high"), "clamped")};");
                }

                string x = _norm.Clip ? "clamped" : "x";
                writer.Line($"{text.Type} w = ({x} - {text.Broadcast("low")}) / {text.Broadcast("range")} * {text.Broadcast(_entries)};");
                if (_norm.Clip)
                {
                    writer.Line($"w = {Select(text, "GreaterThanOrEqual", "w", text.Broadcast(_entries), text.Broadcast(_last), "w")}; // from vmax on");
                }
                else
                {
                    writer.Line($"w = {Select(text, "LessThan", "w", text.Zero, text.Broadcast("-1f"), "w")}; // under");
                    writer.Line($"w = {Select(text, "Equals", "w", text.Broadcast(_entries), text.Broadcast(_last), "w")}; // vmax");
                    writer.Line($"w = {Select(text, "GreaterThan", "w", text.Broadcast(_entries), text.Broadcast(_entries), "w")}; // over");
                }

                writer.Line($"w = {SelectBad(text)}; // bad");
                writer.Line($"Vector{text.Suffix}.ConvertToInt32Native(w).StoreUnsafe(ref codes, (nuint)i);");
            }

            writer.Line();
            writer.Line($"EncodeScalar(ref Unsafe.Add(ref values, i), ref Unsafe.Add(ref codes, i), count - i, {Arguments(_norm)});");
        }
    }

    /// <summary>NaN fails both comparisons; the bad code is chosen last, so the conversion sees numbers from −2 to N only.</summary>
    private string SelectBad(VectorText text) => _norm.InfinitiesAreBad
        ? Select(text, "LessThan", $"Vector{text.Suffix}.Abs(x)", text.Broadcast("float.PositiveInfinity"), "w", text.Broadcast("-2f"))
        : Select(text, "Equals", "x", "x", "w", text.Broadcast("-2f"));

    private void EmitScalar()
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void EncodeScalar({Parameters})"))
        {
            using (writer.Block("for (int i = 0; i < count; i++)"))
            {
                writer.Line("float x = Unsafe.Add(ref values, i);");
                if (_norm.Clip)
                {
                    writer.Line("float clamped = x < low ? low : x;");
                    writer.Line("clamped = clamped > high ? high : clamped;");
                }

                writer.Line($"Unsafe.Add(ref codes, i) = {IsBad} ? -2 : CodeOf(({(_norm.Clip ? "clamped" : "x")} - low) / range);");
            }
        }
    }

    private void EmitInDouble()
    {
        writer.Line();
        writer.Line("// Where vmax - vmin is no positive float: equal limits give entry 0, others the fraction between their floats.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block("private static void EncodeInDouble(ReadOnlySpan<float> values, Span<int> codes, float vmin, float vmax)"))
        {
            using (writer.Block("for (int i = 0; i < values.Length; i++)"))
            {
                writer.Line("float x = values[i];");
                string x = _norm.Clip ? "Math.Clamp(x, vmin, vmax)" : "x";
                writer.Line($"codes[i] = {IsBad} ? -2 : CodeOf(vmin < vmax ? (float)(((double){x} - vmin) / ((double)vmax - vmin)) : 0f);");
            }
        }
    }

    private void EmitCodeOf()
    {
        string entries = plan.Entries.ToString(CultureInfo.InvariantCulture);
        string last = (plan.Entries - 1).ToString(CultureInfo.InvariantCulture);
        writer.Line();
        writer.Line("// The code of a fraction that is not NaN.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block("private static int CodeOf(float v)"))
        {
            writer.Line($"float w = v * {_entries};");
            writer.Line(_norm.Clip
                ? $"return w < {_entries} ? (int)w : {last};"
                : $"return w < 0f ? -1 : w < {_entries} ? (int)w : w == {_entries} ? {last} : {entries};");
        }
    }

    private static string Select(VectorText text, string comparison, string left, string right, string then, string otherwise) =>
        $"Vector{text.Suffix}.ConditionalSelect(Vector{text.Suffix}.{comparison}({left}, {right}), {then}, {otherwise})";

    /// <summary>An integer of at most 24 bits is exact as it is written.</summary>
    private static string Float(int value) => value.ToString(CultureInfo.InvariantCulture) + "f";
}
