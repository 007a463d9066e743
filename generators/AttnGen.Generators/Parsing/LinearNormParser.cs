using System;
using System.Globalization;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads the norm of a <c>[Colormap]</c> and its limits.</summary>
internal static class LinearNormParser
{
    private const int LinearNorm = 0;

    private const string Supported = "ColorNorm.Linear";

    /// <summary>Options of the other norms, and where each belongs.</summary>
    private static readonly (string Option, string Norms)[] OptionsOfOtherNorms =
    [
        ("VCenter", "ColorNorm.TwoSlope and ColorNorm.Centered"),
        ("HalfRange", "ColorNorm.Centered"),
        ("Gamma", "ColorNorm.Power"),
        ("LinThresh", "ColorNorm.SymLog"),
        ("LinScale", "ColorNorm.SymLog"),
        ("LogBase", "ColorNorm.SymLog"),
        ("LinearWidth", "ColorNorm.Asinh"),
        ("Boundaries", "ColorNorm.Boundary"),
        ("Extend", "ColorNorm.Boundary"),
        ("NonPositive", "ColorNorm.Log"),
    ];

    public static LinearNormSpec Parse(DeclarationReader reader)
    {
        if (reader.Property("Norm") is int norm && norm != LinearNorm)
        {
            // The options belong to that norm; judging them by the linear one's rules would be noise.
            reader.ErrorOnArgument(DiagnosticDescriptors.NotSupportedYet, "Norm", "This norm", Supported);
        }
        else
        {
            CheckOptionsOfOtherNorms(reader);
        }

        double? vmin = ReadLimit(reader, "VMin");
        double? vmax = ReadLimit(reader, "VMax");
        if (reader.IsValid && vmin >= vmax)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.LimitsOutOfOrder, "VMax", Text(vmin.Value), Text(vmax!.Value));
        }

        return new LinearNormSpec(vmin, vmax, reader.Property("Clip") is true, InfinitiesAreBad: reader.Property("Infinities") is not 1);
    }

    private static void CheckOptionsOfOtherNorms(DeclarationReader reader)
    {
        foreach ((string option, string norms) in OptionsOfOtherNorms)
        {
            // An enum that is set to its first member asks for nothing.
            if (reader.Property(option) is not (null or 0) || reader.Elements(option) is not null)
            {
                reader.ErrorOnArgument(DiagnosticDescriptors.OptionWithoutEffect, option, option, norms);
            }
        }
    }

    private static double? ReadLimit(DeclarationReader reader, string name)
    {
        double? limit = reader.Property(name) as double?;
        if (limit is { } number && (double.IsNaN(number) || float.IsInfinity((float)number)))
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NotFinite, name, name, Text(number));
        }

        return limit;
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
