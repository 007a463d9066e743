using System.Globalization;
using System.Text.RegularExpressions;

namespace AttnGen.Generators.Tests;

/// <summary>A <c>[Colormap]</c>, and the plain rule that its kernel must follow.</summary>
/// <param name="Name">The snapshot's name and the method's.</param>
/// <param name="Attribute">The attribute as a user writes it, with <c>rows</c> and <c>columns</c> by name.</param>
/// <param name="Parameters">The method's parameters.</param>
/// <param name="Rule">The same mapping for one value.</param>
internal sealed partial record ColormapCase(string Name, string Attribute, string Parameters, ColorRule Rule)
    : SnapshotCase(Name, Frame(Name, Attribute, Parameters))
{
    /// <summary>The cases whose generated file is reviewed.</summary>
    public static new IReadOnlyList<ColormapCase> All { get; } = [.. ReviewedColormaps.Linear, .. ReviewedColormaps.Curves, .. ReviewedColormaps.Intervals];

    public int Rows { get; } = Dimension(Attribute, "rows");

    public int Columns { get; } = Dimension(Attribute, "columns");

    public int Length => Rows * Columns;

    public bool IsBlueFirst => Has("Bgra32");

    /// <summary>A method of one signature for all cases.</summary>
    public string ToAdapter() => $"""
        public static void {Name}(
            global::System.ReadOnlySpan<float> values, global::System.ReadOnlySpan<bool> mask, global::System.Span<global::AttnGen.Rgba32> pixels,
            global::System.Span<short> shorts, global::System.Span<byte> bytes) =>
            global::Models.Maps.{Name}({string.Join(", ", SplitParameters().Select(Argument))});
        """;

    public bool Has(string type) => Parameters.Contains(type, StringComparison.Ordinal);

    private string[] SplitParameters() => Parameters.Split(", ");

    private string Argument(string parameter)
    {
        string type = parameter.Split(' ')[0], role = parameter.Split(' ')[1];
        string element = type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..^1];
        string span = role == "indices" ? element + "s" : role;
        if (element.StartsWith("SixLabors", StringComparison.Ordinal))
        {
            span = $"global::System.Runtime.InteropServices.MemoryMarshal.Cast<global::AttnGen.Rgba32, global::{element}>({span})";
        }

        return type.Contains("TensorSpan", StringComparison.Ordinal)
            ? $"{role}: new global::{type}({span}, [{Rows}, {Columns}])"
            : $"{role}: {span}";
    }

    private static int Dimension(string attribute, string name) =>
        int.Parse(Regex.Match(attribute, name + @": (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Frame(string name, string attribute, string parameters) => $$"""
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Maps
        {
            {{attribute}}
            public static partial void {{name}}({{parameters}});
        }
        """;
}
