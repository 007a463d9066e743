using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads the norm of a <c>[Colormap]</c>, its limits and its options.</summary>
internal static class NormParser
{
    /// <summary>The members of <c>ColorNorm</c> in the order of their values.</summary>
    private const int Linear = 0, Log = 1, SymLog = 2, Asinh = 3, Power = 4, TwoSlope = 5, Centered = 6, Boundary = 7;

    private const string AboveZero = "above 0";

    /// <summary>Options that some norms have only, and which.</summary>
    private static readonly (string Option, string Norms, int[] Members)[] OptionsOfNorms =
    [
        ("VMin", "every ColorNorm but Centered and Boundary", [Linear, Log, SymLog, Asinh, Power, TwoSlope]),
        ("VMax", "every ColorNorm but Centered and Boundary", [Linear, Log, SymLog, Asinh, Power, TwoSlope]),
        ("VCenter", "ColorNorm.TwoSlope and ColorNorm.Centered", [TwoSlope, Centered]),
        ("HalfRange", "ColorNorm.Centered", [Centered]),
        ("Gamma", "ColorNorm.Power", [Power]),
        ("LinThresh", "ColorNorm.SymLog", [SymLog]),
        ("LinScale", "ColorNorm.SymLog", [SymLog]),
        ("LogBase", "ColorNorm.SymLog", [SymLog]),
        ("LinearWidth", "ColorNorm.Asinh", [Asinh]),
        ("Boundaries", "ColorNorm.Boundary", [Boundary]),
        ("Extend", "ColorNorm.Boundary", [Boundary]),
        ("NonPositive", "ColorNorm.Log", [Log]),
    ];

    public static NormSpec Parse(DeclarationReader reader)
    {
        int norm = reader.Property("Norm") as int? ?? Linear;
        if (norm is < Linear or > Boundary)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, "Norm", "Norm", norm, "a member of ColorNorm");
            norm = Linear;
        }

        CheckOptionsOfOtherNorms(reader, norm);
        bool clip = reader.Property("Clip") is true, infinitiesAreBad = reader.Property("Infinities") is not 1;
        if (norm == Boundary)
        {
            return ReadBoundary(reader, clip, infinitiesAreBad);
        }

        if (norm == Centered)
        {
            return ReadCentered(reader, clip, infinitiesAreBad);
        }

        double? vmin = ReadLimit(reader, "VMin", norm), vmax = ReadLimit(reader, "VMax", norm);
        if (reader.IsValid && vmin >= vmax)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.LimitsOutOfOrder, "VMax", Text(vmin.Value), Text(vmax!.Value));
        }

        return norm switch
        {
            Log => new LogNormSpec(vmin, vmax, clip, infinitiesAreBad, NonPositiveIsUnder: reader.Property("NonPositive") is 1),
            SymLog => new SymLogNormSpec(
                vmin, vmax, Required(reader, "SymLog", "LinThresh"), Positive(reader, "LinScale") ?? 1, ReadBase(reader), clip, infinitiesAreBad),
            Asinh => new AsinhNormSpec(vmin, vmax, Positive(reader, "LinearWidth") ?? 1, clip, infinitiesAreBad),
            Power => new PowerNormSpec(vmin, vmax, Required(reader, "Power", "Gamma"), clip, infinitiesAreBad),
            TwoSlope => new TwoSlopeNormSpec(vmin, ReadCenter(reader, vmin, vmax), vmax, clip, infinitiesAreBad),
            _ => new LinearNormSpec(vmin, vmax, clip, infinitiesAreBad),
        };
    }

    private static void CheckOptionsOfOtherNorms(DeclarationReader reader, int norm)
    {
        foreach ((string option, string norms, int[] members) in OptionsOfNorms)
        {
            // An enum that is set to its first member asks for nothing.
            if (!members.Contains(norm) && (reader.Property(option) is not (null or 0) || reader.Elements(option) is not null))
            {
                reader.ErrorOnArgument(DiagnosticDescriptors.OptionWithoutEffect, option, option, norms);
            }
        }
    }

    private static double? ReadLimit(DeclarationReader reader, string name, int norm)
    {
        double? limit = Finite(reader, name);
        if (norm == Log && limit <= 0)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.OptionOutOfRange, name, name, Text(limit.Value),
                "above 0 on a logarithmic scale; ColorNorm.SymLog has a place for 0 and negative values");
        }

        return limit;
    }

    private static double ReadCenter(DeclarationReader reader, double? vmin, double? vmax)
    {
        double center = Finite(reader, "VCenter") ?? 0;
        if (reader.IsValid && (center < vmin || center > vmax))
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.OptionOutOfRange, "VCenter", "VCenter", Text(center),
                center < vmin ? $"at least VMin, which is {Text(vmin.Value)}" : $"at most VMax, which is {Text(vmax!.Value)}");
        }

        return center;
    }

    private static NormSpec ReadCentered(DeclarationReader reader, bool clip, bool infinitiesAreBad)
    {
        CenteredNormSpec norm = new(Finite(reader, "VCenter") ?? 0, Positive(reader, "HalfRange"), clip, infinitiesAreBad);
        foreach (double limit in new[] { norm.VMin, norm.VMax }.OfType<double>().Where(limit => reader.IsValid && !IsFloat(limit)))
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NotFinite, "HalfRange", "A limit, VCenter ± HalfRange,", Text(limit));
        }

        return norm;
    }

    private static double ReadBase(DeclarationReader reader)
    {
        double logBase = reader.Property("LogBase") as double? ?? 10;
        if (!(logBase > 1) || double.IsInfinity(logBase))
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, "LogBase", "LogBase", Text(logBase), "above 1");
            return 10;
        }

        return logBase;
    }

    private static NormSpec ReadBoundary(DeclarationReader reader, bool clip, bool infinitiesAreBad)
    {
        double[] boundaries = ReadBoundaries(reader);
        int extend = reader.Property("Extend") as int? ?? 0;
        if (clip && extend != 0)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.ClipAndExtend, "Extend");
        }

        return new BoundaryNormSpec(boundaries.ToEquatableArray(), extend is 1 or 3, extend is 2 or 3, clip, infinitiesAreBad);
    }

    private static double[] ReadBoundaries(DeclarationReader reader)
    {
        double[] whenWrong = [0, 1];
        if (reader.Elements("Boundaries") is not { } elements)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NormNeedsOption, "Norm", "Boundary", "Boundaries");
            return whenWrong;
        }

        if (elements.Length < 2)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.OptionOutOfRange, "Boundaries", "The number of Boundaries", elements.Length, "at least 2: an interval has two ends");
            return whenWrong;
        }

        double[] boundaries = elements.Select(element => element.Value as double? ?? double.NaN).ToArray();
        for (int i = 0; i < boundaries.Length; i++)
        {
            if (!IsFloat(boundaries[i]))
            {
                reader.ErrorOnElement(DiagnosticDescriptors.NotFinite, "Boundaries", i, "A boundary", Text(boundaries[i]));
            }
            else if (i > 0 && boundaries[i] <= boundaries[i - 1])
            {
                reader.ErrorOnElement(DiagnosticDescriptors.BoundariesNotAscending, "Boundaries", i, Text(boundaries[i]), Text(boundaries[i - 1]));
            }
        }

        return boundaries;
    }

    private static double Required(DeclarationReader reader, string norm, string option)
    {
        if (Positive(reader, option) is { } value)
        {
            return value;
        }

        if (reader.Property(option) is null)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NormNeedsOption, "Norm", norm, option);
        }

        return 1;
    }

    /// <summary>An option above 0, or null where it is absent or wrong.</summary>
    private static double? Positive(DeclarationReader reader, string option)
    {
        double? value = Finite(reader, option);
        if (value <= 0)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, option, option, Text(value.Value), AboveZero);
            return null;
        }

        return value;
    }

    /// <summary>An option that a float can hold, or null where it is absent.</summary>
    private static double? Finite(DeclarationReader reader, string name)
    {
        double? number = reader.Property(name) as double?;
        if (number is { } given && !IsFloat(given))
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NotFinite, name, name, Text(given));
        }

        return number;
    }

    private static bool IsFloat(double number) => !double.IsNaN(number) && !float.IsInfinity((float)number);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
