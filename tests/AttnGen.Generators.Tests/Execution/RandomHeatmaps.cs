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
        OneOf(Names), Gen.Enum<HeatmapElement>(), Gen.Enum<HeatmapScale>(), OneOf("viridis", "magma_r", "tab10", "twilight"),
        (name, element, scale, map) => new HeatmapDeclaration(name, element, scale, element == HeatmapElement.Byte && map == "twilight" ? "hot" : map));

    /// <summary>Two declarations of five have one or two.</summary>
    public static Gen<HeatmapDeclaration[]> UpToTwo { get; } =
        Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2))).SelectMany(count => Heatmap.Array[count]);

    /// <summary>The declaration with the name of another in place of each that is taken.</summary>
    public static KernelDeclaration WithFreeNames(KernelDeclaration declaration)
    {
        List<string> taken = [.. declaration.RoleNames];
        HeatmapDeclaration[] heatmaps =
        [
            .. declaration.Heatmaps.Select(heatmap =>
            {
                string name = Names.Prepend(heatmap.Parameter).First(name => !taken.Contains(name));
                taken.Add(name);
                return heatmap with { Parameter = name };
            }),
        ];
        return declaration with { Heatmaps = heatmaps };
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.OneOf([.. values.Select(value => Gen.Const(value))]);
}
