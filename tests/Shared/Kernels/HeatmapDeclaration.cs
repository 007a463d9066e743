namespace AttnGen.Tests.Shared;

/// <summary>What a heatmap's elements are.</summary>
internal enum HeatmapElement
{
    /// <summary>AttnGen's own pixels.</summary>
    Rgba32,

    /// <summary>Pixels of another library, blue first.</summary>
    Bgra32,

    /// <summary>Codes.</summary>
    Short,

    /// <summary>Entries, and 7 for bad.</summary>
    Byte,
}

/// <summary>How a heatmap's weights become places in its map; each is a norm with limits of its own.</summary>
internal enum HeatmapScale
{
    /// <summary>Linear from 0 to 1.</summary>
    Linear,

    /// <summary>Linear, with weights below and above the limits and a colour of their own for all that has no entry.</summary>
    Narrow,

    /// <summary>Linear, clipped.</summary>
    Clipped,

    /// <summary>Linear about a centre.</summary>
    Centered,

    /// <summary>Logarithmic; a weight of 0 is under.</summary>
    Log,

    /// <summary>The square root.</summary>
    Power,

    /// <summary>Four intervals.</summary>
    Boundary,
}

/// <summary>A parameter of a kernel that takes the weights as colours.</summary>
/// <param name="Parameter">Its name as a user writes it.</param>
/// <param name="Element">What it takes.</param>
/// <param name="Scale">How weights become codes.</param>
/// <param name="Map">The name of its colours.</param>
internal sealed record HeatmapDeclaration(string Parameter, HeatmapElement Element, HeatmapScale Scale, string Map)
{
    /// <summary>What bad weights are where elements are bytes.</summary>
    public const byte BadIndex = 7;

    /// <summary>The full name of its elements' type.</summary>
    public string ElementType => Element switch
    {
        HeatmapElement.Rgba32 => "global::AttnGen.Rgba32",
        HeatmapElement.Bgra32 => "global::SixLabors.ImageSharp.PixelFormats.Bgra32",
        HeatmapElement.Short => "short",
        _ => "byte",
    };

    public int BytesOfElement => Element switch
    {
        HeatmapElement.Short => sizeof(short),
        HeatmapElement.Byte => sizeof(byte),
        _ => 4,
    };

    /// <summary>The parameter as a user writes it.</summary>
    public string ToSource()
    {
        string scale = Scale switch
        {
            HeatmapScale.Linear => "VMin = 0, VMax = 1",
            HeatmapScale.Narrow => "VMin = 0.01, VMax = 0.2, Under = \"#102030\", Over = \"#405060\", Bad = \"#FF00FF80\"",
            HeatmapScale.Clipped => "VMin = 0.01, VMax = 0.2, Clip = true, Bad = \"#FF00FF80\"",
            HeatmapScale.Centered => "Norm = global::AttnGen.ColorNorm.Centered, VCenter = 0.125, HalfRange = 0.125",
            HeatmapScale.Log => "Norm = global::AttnGen.ColorNorm.Log, VMin = 1e-4, VMax = 0.9, NonPositive = global::AttnGen.NonPositive.Under",
            HeatmapScale.Power => "Norm = global::AttnGen.ColorNorm.Power, Gamma = 0.5, VMin = 0, VMax = 1",
            _ => "Norm = global::AttnGen.ColorNorm.Boundary, Boundaries = new[] { 0, 0.001, 0.03, 0.2, 1 }",
        };
        string bad = Element == HeatmapElement.Byte ? $", BadIndex = {BadIndex}" : "";
        return $"[global::AttnGen.Colormap(\"{Map}\", {scale}{bad})] global::System.Span<{ElementType}> {Parameter}";
    }
}
