using AttnGen.Reference;
using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Generators.Tests;

/// <summary>The judge judged: a right kernel in plain float keeps the bounds, and one that misreads an option does not.</summary>
public sealed class KernelComparisonTests(ITestOutputHelper log)
{
    private static readonly KernelData[] Drawn =
        [.. RandomDeclarations.Draw(count: 400, seed: 2017).Select(declaration => KernelData.Random(declaration, declaration.Seed))];

    /// <summary>Misreadings that leave every span as long as it was.</summary>
    private static readonly Dictionary<string, Func<AttentionShape, AttentionShape>> Misreadings = new()
    {
        ["no causal mask"] = shape => shape with { Causal = false },
        ["the other alignment"] = shape => shape with { CausalAlignment = 1 - shape.CausalAlignment },
        ["the left window ends a key late"] = shape => shape with { WindowLeft = shape.WindowLeft is < int.MaxValue ? shape.WindowLeft + 1 : null },
        ["the left window ends a key early"] = shape => shape with { WindowLeft = shape.WindowLeft is > 0 ? shape.WindowLeft - 1 : null },
        ["the right window ends a key late"] = shape => shape with { WindowRight = shape.WindowRight is < int.MaxValue ? shape.WindowRight + 1 : null },
        ["no right window"] = shape => shape with { WindowRight = null },
        ["no soft cap"] = shape => shape with { Softcap = null },
        ["a soft cap off in its fifth digit"] = shape => shape with { Softcap = shape.Softcap * 1.0001f },
        ["the other layout"] = shape => shape with { Layout = 1 - shape.Layout },
        ["the other empty row"] = shape => shape with { EmptyRow = 1 - shape.EmptyRow },
        ["one key head for all heads"] = shape => shape with { KeyValueHeads = 1 },
        ["the mask of the first batch entry"] = shape => shape.MaskScope == MaskScope.PerBatch ? shape with { MaskScope = MaskScope.Shared } : shape,
        ["the mask of the first head"] = shape => shape.MaskScope == MaskScope.PerHead ? shape with { MaskScope = MaskScope.Shared } : shape,
        ["the bias of the first batch entry"] = shape => shape.BiasScope == BiasScope.PerBatch ? shape with { BiasScope = BiasScope.Shared } : shape,
        ["the bias of the first head"] = shape => shape.BiasScope == BiasScope.PerHead ? shape with { BiasScope = BiasScope.Shared } : shape,
        ["a scale off in its fifth digit"] = shape => shape with { Scale = shape.Scale * 1.0001f },
    };

    public static TheoryData<string> Names => [.. Misreadings.Keys];

    [Fact]
    public void ARightKernelKeepsTheBounds()
    {
        List<double> shares = [];
        foreach (KernelData data in Drawn)
        {
            string? fault = KernelComparison.Compare(data, new PlainKernel(data.Shape, data).Run(), out double worst);
            Assert.True(fault is null, $"{fault}\n{data.Declaration}");
            shares.Add(worst);
        }

        shares.Sort();
        log.WriteLine($"error / bound: median {shares[shares.Count / 2]:F3}, largest {shares[^1]:F3}");
    }

    [Theory]
    [InlineData(float.NaN, float.NegativeInfinity, true)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity, false)]
    [InlineData(float.NaN, float.NaN, false)]
    [InlineData(float.NaN, float.PositiveInfinity, false)]
    [InlineData(float.NaN, float.MinValue, false)]
    public void SpecialValuesMustBeTheSame(float first, float second, bool isRight)
    {
        KernelDeclaration declaration = new("Specials", 2, 1, 1) { HasValue = false, HasOutput = false, HasLogSumExp = true };
        KernelData data = KernelData.Of(declaration, query: [float.NaN, float.NegativeInfinity], key: [1], value: []);
        Assert.Equal(isRight, KernelComparison.Compare(data, new() { LogSumExp = [first, second] }, out _) is null);
    }

    [Theory]
    [InlineData(0f, true)]
    [InlineData(-0f, false)]
    [InlineData(1e-45f, false)]
    public void WhatIsMaskedIsPlusZero(float weight, bool isRight)
    {
        KernelDeclaration declaration = new("Masked", 1, 2, 1) { HasOutput = false, HasWeights = true, Lengths = [1] };
        Assert.Equal(isRight, KernelComparison.Compare(KernelData.Random(declaration, 1), new() { Weights = [1, weight] }, out _) is null);
    }

    /// <summary>By some of the drawn declarations: they reach the option, and their data tell.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AMisreadOptionIsFound(string misreading)
    {
        KernelData[] concerned = [.. Drawn.Where(data => Misreadings[misreading](data.Shape) != data.Shape)];
        int found = concerned.Count(data =>
            KernelComparison.Compare(data, new PlainKernel(Misreadings[misreading](data.Shape), data).Run(), out _) is not null);
        log.WriteLine($"found in {found} of {concerned.Length}");
        Assert.True(found > 0, $"Not found: {misreading}.");
    }
}
