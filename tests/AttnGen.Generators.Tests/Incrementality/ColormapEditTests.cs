namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[Colormap]</c> do again.</summary>
public sealed class ColormapEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [Colormap("viridis", rows: 8, columns: 16, VMin = 0, VMax = 2, Under = "#102030")]
            public static partial void Paint(ReadOnlySpan<float> values, Span<Rgba32> pixels);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [Colormap", "    // of the weights\n    [Colormap" },
        { "comment within the declaration", "columns: 16,", "columns: 16, /* keys */" },
        { "documentation comment", "    [Colormap", "    /// <summary>Paints.</summary>\n    [Colormap" },
        { "white space", "public static partial void Paint(", "public  static   partial void Paint(\n        " },
        { "named arguments in another order", "VMin = 0, VMax = 2", "VMax = 2, VMin = 0" },
        { "dimensions in another order", "rows: 8, columns: 16", "columns: 16, rows: 8" },
        { "dimensions without names", "rows: 8, columns: 16", "8, 16" },
        { "a constant in place of a number", "VMax = 2", "VMax = 1 + 1.0" },
        { "the attribute's full name", "[Colormap(", "[global::AttnGen.ColormapAttribute(" },
        { "an option set to its default", "VMin = 0", "Norm = ColorNorm.Linear, Clip = false, VMin = 0" },
        { "the map's name in capitals", "viridis", "VIRIDIS" },
        { "a colour with its full opacity", "#102030", "#102030FF" },
        { "an unrelated type in the same file", "namespace Models;", "namespace Models;\n\n" + UnrelatedType },
        { "an unrelated method in the same type", "    [Colormap", "    public static void Other() { }\n\n    [Colormap" },
        { "an unrelated attribute", "    [Colormap", "    [Obsolete]\n    [Colormap" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "limit changed", "VMax = 2", "VMax = 2.5" },
        { "limit removed", "VMin = 0, ", "" },
        { "map changed", "viridis", "magma" },
        { "map reversed", "viridis", "viridis_r" },
        { "shape changed", "rows: 8", "rows: 9" },
        { "colour changed", "#102030", "#102031" },
        { "option added", "VMin = 0", "Clip = true, VMin = 0" },
        { "method renamed", "void Paint", "void Draw" },
        { "type renamed", "class Kernels", "class Maps" },
        { "namespace renamed", "namespace Models", "namespace Other" },
        { "accessibility changed", "public static partial void", "internal static partial void" },
        { "parameter added", "Span<Rgba32> pixels", "Span<Rgba32> pixels, Span<short> indices" },
        { "index type changed", "Span<Rgba32> pixels", "Span<byte> indices" },
        { "made wrong", "VMax = 2", "VMax = 0" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
