using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads the colours of a <c>[Colormap]</c>: a map's name or colours of its own, extremes, opacity, number of entries.</summary>
internal static class PaletteParser
{
    public static PaletteSpec Parse(DeclarationReader reader)
    {
        bool interpolate = reader.Property("Interpolate") is true;
        ImmutableArray<TypedConstant>? elements = reader.Elements("Colors");
        NamedColormap? map = ReadName(reader, elements is not null);
        EquatableArray<ColorSpec> colors = ReadColors(reader, elements, interpolate);
        if (interpolate && elements is null)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionWithoutEffect, "Interpolate", "Interpolate", "Colors");
        }

        return new PaletteSpec(
            map?.Name, colors, interpolate, ReadEntries(reader),
            ReadColor(reader, "Under"), ReadColor(reader, "Over"), ReadColor(reader, "Bad"), ReadAlpha(reader));
    }

    private static NamedColormap? ReadName(DeclarationReader reader, bool hasColors)
    {
        if (reader.Constructor("name") is not string name)
        {
            if (!hasColors)
            {
                reader.ErrorOnCarrier(DiagnosticDescriptors.NoColors, reader.Carrier.Name);
            }

            return null;
        }

        NamedColormap? map = NamedColormap.Find(name);
        if (map is null)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.UnknownColormap, "name", name, string.Join(", ", NamedColormap.Nearest(name)));
        }
        else if (hasColors)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NameAndColors, "Colors", name);
        }

        return map;
    }

    private static EquatableArray<ColorSpec> ReadColors(DeclarationReader reader, ImmutableArray<TypedConstant>? elements, bool interpolate)
    {
        List<ColorSpec> colors = [];
        if (elements is not { } given)
        {
            return colors.ToEquatableArray();
        }

        int least = interpolate ? 2 : 1;
        if (given.Length < least)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.TooFewColors, "Colors", given.Length.ToString(CultureInfo.InvariantCulture),
                interpolate ? "a gradient needs at least 2 stops" : "a map needs at least 1 colour");
        }

        if (given.Length > Palette.MostEntries)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, "Colors", "The number of Colors", given.Length, "1 … 32,767");
        }

        for (int i = 0; i < given.Length; i++)
        {
            string? text = given[i].Value as string;
            if (ColorParser.Parse(text) is { } color)
            {
                colors.Add(color);
            }
            else
            {
                reader.ErrorOnElement(DiagnosticDescriptors.MalformedColor, "Colors", i, text ?? "null");
            }
        }

        return colors.ToEquatableArray();
    }

    private static ColorSpec? ReadColor(DeclarationReader reader, string option)
    {
        if (reader.Property(option) is not string text)
        {
            return null;
        }

        ColorSpec? color = ColorParser.Parse(text);
        if (color is null)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.MalformedColor, option, text);
        }

        return color;
    }

    private static int? ReadEntries(DeclarationReader reader)
    {
        if (reader.Property("Entries") is not int entries)
        {
            return null;
        }

        if (entries is < 1 or > Palette.MostEntries)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, "Entries", "Entries", entries, "1 … 32,767");
        }

        return entries;
    }

    private static double? ReadAlpha(DeclarationReader reader)
    {
        if (reader.Property("Alpha") is not double alpha)
        {
            return null;
        }

        if (!(alpha >= 0 && alpha <= 1))
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.OptionOutOfRange, "Alpha", "Alpha", alpha.ToString("R", CultureInfo.InvariantCulture), "0 … 1");
        }

        return alpha;
    }
}
