using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AttnGen.Generators.Emission;

/// <summary>How emitted code spells the operations of one vector width; one lane is a plain float.</summary>
internal sealed class VectorText(int lanes)
{
    private readonly string _class = "Vector" + (32 * lanes).ToString(CultureInfo.InvariantCulture);

    public int Lanes => lanes;

    /// <summary>Ending of method names: <c>512</c>, <c>256</c>, <c>128</c>, <c>Scalar</c>.</summary>
    public string Suffix => lanes == 1 ? "Scalar" : (32 * lanes).ToString(CultureInfo.InvariantCulture);

    public string Type => lanes == 1 ? "float" : _class + "<float>";

    public string Zero => lanes == 1 ? "0f" : _class + "<float>.Zero";

    /// <summary>One declaration of several variables that start at zero.</summary>
    public string Zeros(IEnumerable<string> names) => $"{Type} {string.Join(", ", names.Select(name => name + " = default"))};";

    public string One => lanes == 1 ? "1f" : _class + "<float>.One";

    public string Broadcast(string number) => lanes == 1 ? number : $"{_class}.Create({number})";

    /// <summary>The vector at an offset in floats from a reference.</summary>
    public string Load(string reference, string offset = "0") =>
        lanes == 1 ? Element(reference, offset)
        : offset == "0" ? $"{_class}.LoadUnsafe(ref {reference})"
        : $"{_class}.LoadUnsafe(ref {reference}, {offset})";

    public string Store(string vector, string reference, string offset = "0") =>
        lanes == 1 ? $"{Element(reference, offset)} = {vector};"
        : offset == "0" ? $"{Receiver(vector)}.StoreUnsafe(ref {reference});"
        : $"{Receiver(vector)}.StoreUnsafe(ref {reference}, {offset});";

    /// <summary>
    /// Fused from 256 bits on, which kernels use only where it is (a call of ours in between costs the JIT register moves); below,
    /// <c>Lanes</c> decides by the processor. Unqualified: the file's <c>using static</c>
    /// directives bring these names in, so that a tile's table of operations stays readable.
    /// </summary>
    public string MultiplyAdd(string a, string b, string c) =>
        lanes >= 8 ? $"FusedMultiplyAdd({a}, {b}, {c})" : $"MultiplyAdd({a}, {b}, {c})";

    /// <summary>The processor's maximum: a NaN may be lost here, never in the exponential that follows.</summary>
    public string Max(string a, string b) => lanes == 1 ? $"float.MaxNative({a}, {b})" : $"MaxNative({a}, {b})";

    /// <summary>The maximum that keeps a NaN.</summary>
    public string MaxOrNaN(string a, string b) => lanes == 1 ? $"float.Max({a}, {b})" : $"Max({a}, {b})";

    /// <summary><paramref name="otherwise"/>, but <paramref name="then"/> in the lanes where the two are equal.</summary>
    public string SelectEqual(string left, string right, string then, string otherwise) =>
        lanes == 1
            ? $"{left} == {right} ? {then} : {otherwise}"
            : $"{_class}.ConditionalSelect({_class}.Equals({left}, {right}), {then}, {otherwise})";

    public static string Element(string reference, string offset) => offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    private static string Receiver(string vector) => vector.Contains(" * ") ? $"({vector})" : vector;
}
