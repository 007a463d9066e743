using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Generators.Tests;

/// <summary>Heatmap parameters drawn at random, under names that kernels use themselves.</summary>
internal static class RandomHeatmaps
{
    /// <summary>Roles, keywords, and what locals, methods and other heatmaps of generated code are called.</summary>
    private static readonly string[] Names =
    [
        "heatmap", "weights", "output", "mask", "lengths", "workspace", "value", "heatmap2", "@class", "@ref", "logits", "Span", "scratch", "bias", "Größe",
    ];

    private static readonly Gen<HeatmapDeclaration> Heatmap = Gen.Select(
        RandomDraw.OneOf(Names), Gen.Enum<HeatmapElement>(), Gen.Enum<HeatmapScale>(), RandomDraw.OneOf("viridis", "magma_r", "tab10", "twilight"),
        (name, element, scale, map) => new HeatmapDeclaration(name, element, scale, element == HeatmapElement.Byte && map == "twilight" ? "hot" : map));

    /// <summary>Two declarations of five have one or two.</summary>
    public static Gen<HeatmapDeclaration[]> UpToTwo { get; } =
        Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2))).SelectMany(count => Heatmap.Array[count]);

    /// <summary>The heatmaps with the name of another in place of each that is taken.</summary>
    /// <param name="heatmaps">The heatmaps.</param>
    /// <param name="roles">What other parameters are called.</param>
    public static HeatmapDeclaration[] WithFreeNames(HeatmapDeclaration[] heatmaps, IEnumerable<string> roles)
    {
        List<string> taken = [.. roles];
        return
        [
            .. heatmaps.Select(heatmap =>
            {
                string name = Names.Prepend(heatmap.Parameter).First(name => !taken.Contains(name));
                taken.Add(name);
                return heatmap with { Parameter = name };
            }),
        ];
    }
}
