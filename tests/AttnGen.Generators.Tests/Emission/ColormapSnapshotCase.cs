namespace AttnGen.Generators.Tests;

/// <summary>A <c>[Colormap]</c> whose generated file is reviewed, and the plain rule that its kernel must follow.</summary>
/// <param name="Name">The snapshot's name and the method's.</param>
/// <param name="Attribute">The attribute as a user writes it.</param>
/// <param name="Parameters">The method's parameters.</param>
/// <param name="Length">Elements of the matrix.</param>
/// <param name="Rule">The same mapping for one value.</param>
internal sealed record ColormapSnapshotCase(string Name, string Attribute, string Parameters, int Length, ColorRule Rule)
    : SnapshotCase(Name, Frame(Name, Attribute, Parameters))
{
    private const string Values = "ReadOnlySpan<float> values", Mask = "ReadOnlySpan<bool> mask";

    public static new IReadOnlyList<ColormapSnapshotCase> All { get; } =
    [
        // One block of 512 values and a tail that is no multiple of any vector.
        new(
            "ColorsLimitsGiven", """[Colormap("viridis", rows: 9, columns: 61, VMin = -0.5, VMax = 1.25)]""", $"{Values}, Span<Rgba32> pixels", 9 * 61,
            ColorRule.Named("viridis") with { VMin = -0.5, VMax = 1.25 }),
        new("ColorsLimitsFromData", """[Colormap("hot", rows: 10, columns: 10)]""", $"{Values}, Span<Rgba32> pixels", 10 * 10, ColorRule.Named("hot")),
        new(
            "ColorsMaskAndIndices", """[Colormap("magma_r", rows: 3, columns: 13, VMin = -1.75)]""", $"{Values}, {Mask}, Span<short> indices", 3 * 13,
            ColorRule.Named("magma_r") with { VMin = -1.75 }),
        new(
            "ColorsByteIndices", """[Colormap("tab10", rows: 5, columns: 7, VMin = 0, VMax = 1, Infinities = Infinities.Extremes, BadIndex = 255)]""",
            $"Span<byte> indices, {Values}", 5 * 7,
            ColorRule.Named("tab10") with { VMin = 0, VMax = 1, InfinitiesAreExtremes = true, BadIndex = 255 }),
        new(
            "ColorsOfTheirOwn",
            """
            [Colormap(rows: 4, columns: 19, Colors = ["#440154", "#21908D", "#FCE71E"], Interpolate = true, Entries = 17,
                    Under = "#000000", Over = "#FFFFFF80", Bad = "#808080", VMin = 0, VMax = 1)]
            """,
            $"{Values}, {Mask}, Span<Rgba32> pixels, Span<byte> indices", 4 * 19,
            ColorRule.Gradient(17, new(0x44, 0x01, 0x54), new(0x21, 0x90, 0x8D), new(0xFC, 0xE7, 0x1E)) with
            {
                VMin = 0, VMax = 1, Under = new(0, 0, 0), Over = new(255, 255, 255, 128), Bad = new(128, 128, 128),
            }),

        // Limits so far apart that their distance is no float.
        new(
            "ColorsWideLimitsClipped", """[Colormap("RdBu", rows: 1, columns: 37, VMin = -3e38, VMax = 3e38, Clip = true)]""",
            $"{Values}, Span<short> indices, Span<Rgba32> pixels", 37, ColorRule.Named("RdBu") with { VMin = -3e38, VMax = 3e38, Clip = true }),
    ];

    /// <summary>A method of one signature for all cases.</summary>
    public string ToAdapter() => $"""
        public static void {Name}(
            global::System.ReadOnlySpan<float> values, global::System.ReadOnlySpan<bool> mask, global::System.Span<global::AttnGen.Rgba32> pixels,
            global::System.Span<short> shorts, global::System.Span<byte> bytes) =>
            global::Models.Maps.{Name}({string.Join(", ", Parameters.Split(", ").Select(Argument))});
        """;

    public bool Has(string type) => Parameters.Contains(type, StringComparison.Ordinal);

    private static string Argument(string parameter)
    {
        string role = parameter.Split(' ')[1];
        return role switch
        {
            "indices" => parameter.Contains("short", StringComparison.Ordinal) ? "indices: shorts" : "indices: bytes",
            _ => $"{role}: {role}",
        };
    }

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
