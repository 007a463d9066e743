using System.Globalization;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads the options of <c>[Attention]</c> that have a default.</summary>
internal static class AttentionOptionsParser
{
    public static AttentionOptions Parse(DeclarationReader reader, int queries, int keys)
    {
        BandSpec band = BandSpec.Of(
            queries, keys, Flag(reader, "Causal"), Choice(reader, "CausalAlignment", 2) == 1, Window(reader, "WindowLeft"), Window(reader, "WindowRight"));
        return new AttentionOptions(
            band,
            ReadSoftcap(reader),
            IsSequenceFirst: Choice(reader, "Layout", 2) == 1,
            ScopeSpec.Of(Choice(reader, "MaskScope", 5)),
            ScopeSpec.Of(Choice(reader, "BiasScope", 5)),
            IsUniformWhenEmpty: Choice(reader, "EmptyRow", 2) == 1,
            Flag(reader, "AverageHeads"));
    }

    private static bool Flag(DeclarationReader reader, string name) => reader.Property(name) is true;

    /// <summary>An enum's value; casts can make one that has no name.</summary>
    private static int Choice(DeclarationReader reader, string name, int count)
    {
        int value = reader.Property(name) as int? ?? 0;
        if (value < 0 || value >= count)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.OptionOutOfRange, name, name, value, $"0 … {count - 1}, the named values of its type");
        }

        return value;
    }

    private static int? Window(DeclarationReader reader, string name)
    {
        int? keys = reader.Property(name) as int?;
        if (keys < 0)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, name, name, keys, "0 … 2,147,483,647; leave it out to see all keys");
        }

        return keys;
    }

    private static uint? ReadSoftcap(DeclarationReader reader)
    {
        if (reader.Property("Softcap") is not double softcap)
        {
            return null;
        }

        if (softcap <= 0)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.OptionOutOfRange, "Softcap", "Softcap", softcap.ToString(CultureInfo.InvariantCulture),
                "above 0; leave it out for no cap");
            return null;
        }

        return FloatParser.Bits(reader, "Softcap", softcap);
    }
}
