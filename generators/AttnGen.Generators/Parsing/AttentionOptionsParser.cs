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
            queries, keys, reader.Flag("Causal"), reader.Choice("CausalAlignment", 2) == 1, Window(reader, "WindowLeft"), Window(reader, "WindowRight"));
        return new AttentionOptions(
            band,
            ReadSoftcap(reader),
            IsSequenceFirst: reader.Choice("Layout", 2) == 1,
            ScopeSpec.Of(reader.Choice("MaskScope", 5)),
            ScopeSpec.Of(reader.Choice("BiasScope", 5)),
            IsUniformWhenEmpty: reader.Choice("EmptyRow", 2) == 1,
            reader.Flag("AverageHeads"));
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
