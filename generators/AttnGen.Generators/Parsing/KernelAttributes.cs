using System.Linq;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>The attributes that declare a kernel, by full name.</summary>
internal static class KernelAttributes
{
    public const string Attention = "AttnGen.AttentionAttribute";
    public const string Luong = "AttnGen.LuongAttentionAttribute";
    public const string Bahdanau = "AttnGen.BahdanauAttentionAttribute";
    public const string Keras = "AttnGen.KerasAttentionAttribute";
    public const string KerasAdditive = "AttnGen.KerasAdditiveAttentionAttribute";
    public const string Gru = "AttnGen.GruAttribute";
    public const string BidirectionalGru = "AttnGen.BidirectionalGruAttribute";
    public const string Projection = "AttnGen.ProjectionAttribute";
    public const string Colormap = "AttnGen.ColormapAttribute";

    /// <summary>
    /// All of them: where a method carries several, the first one here writes its body and the others are errors.
    /// </summary>
    public static readonly string[] All = [Attention, Luong, Bahdanau, Keras, KerasAdditive, Gru, BidirectionalGru, Projection, Colormap];

    /// <summary>An attribute's name as users write it.</summary>
    public static string ShortName(string attribute) => attribute.Substring(attribute.LastIndexOf('.') + 1).Replace("Attribute", "");

    /// <summary>Whether a method carries one of them.</summary>
    public static bool IsKernel(IMethodSymbol method) => First(method) is not null;

    /// <summary>The one that writes a method's body, or null.</summary>
    public static string? First(IMethodSymbol method)
    {
        string[] carried = [.. method.GetAttributes().Select(attribute => attribute.AttributeClass?.ToDisplayString() ?? "")];
        return All.FirstOrDefault(carried.Contains);
    }
}
