using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads what a <c>[Colormap]</c> says about colours, on a method or on a parameter: the norm, the palette and the kind of output.</summary>
internal static class ColorsParser
{
    private const int MostEntriesOfByte = 256;

    /// <param name="reader">The attribute.</param>
    /// <param name="pixels">The parameter that takes pixels, or null.</param>
    /// <param name="indices">The parameter that takes indices, or null.</param>
    public static ColorsSpec Parse(DeclarationReader reader, IParameterSymbol? pixels, IParameterSymbol? indices)
    {
        bool indicesAreBytes = indices is not null && SpanTypes.IsElement(indices, "byte");
        ColorsSpec colors = new(
            NormParser.Parse(reader),
            PaletteParser.Parse(reader),
            pixels is null ? PixelTypes.Rgba32 : SpanTypes.Element(pixels),
            indicesAreBytes,
            ReadBadIndex(reader, indicesAreBytes));
        if (reader.IsValid)
        {
            CheckEntries(reader, colors, indices);
        }

        return colors;
    }

    private static int ReadBadIndex(DeclarationReader reader, bool indicesAreBytes)
    {
        if (reader.Property("BadIndex") is not int badIndex)
        {
            return 0;
        }

        if (!indicesAreBytes)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionWithoutEffect, "BadIndex", "BadIndex", "indices of type Span<byte>");
        }
        else if (badIndex is < byte.MinValue or > byte.MaxValue)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, "BadIndex", "BadIndex", badIndex, "0 … 255");
        }

        return badIndex;
    }

    private static void CheckEntries(DeclarationReader reader, ColorsSpec colors, IParameterSymbol? indices)
    {
        int entries = colors.Palette.EntriesOfTable;
        if (colors.IndicesAreBytes && entries > MostEntriesOfByte)
        {
            reader.ErrorOnParameter(DiagnosticDescriptors.TooManyEntries, indices!, indices!.Name, entries);
        }

        if (colors.Norm is BoundaryNormSpec boundary && boundary.Regions > entries)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.FewerColorsThanRegions, "Boundaries", boundary.Regions, entries);
        }
    }
}
