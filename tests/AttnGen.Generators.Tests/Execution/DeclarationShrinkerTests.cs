using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>A declaration with everything and a planted bug shrinks to what the bug needs.</summary>
public sealed class DeclarationShrinkerTests
{
    private static readonly KernelDeclaration Large =
        new("Large", 5, 6, 4) { Seed = 3, Batch = 2, Heads = 2, ValueDim = 3, Scale = 0.3, HasWeights = true, Lengths = [3, 5] };

    [Fact]
    public async Task OnlyTheShapeThatABugNeedsIsLeft()
    {
        // A score lacks its last component: two keys are needed to tell, for one weighs 1 whatever its score.
        ShrunkDeclaration<KernelDeclaration> shrunk = await Shrink(@"for \(nuint d = 0; d < (\d+); d\+\+\)", "for (nuint d = 0; d < $1 - 1; d++)");
        Assert.Equal(
            new KernelDeclaration("Large", 1, 2, 1) { HasValue = false }.ToSource(),
            shrunk.Declaration.ToSource());
        Assert.StartsWith("output[0] (row 0, column 0) is ", shrunk.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARoleThatABugNeedsIsLeft()
    {
        // A masked key counts: a length is needed, and a key beyond it.
        ShrunkDeclaration<KernelDeclaration> shrunk = await Shrink(@"\(uint\)lengths\[(.*?)\]", "(uint)lengths[$1] + 1");
        Assert.Equal(new KernelDeclaration("Large", 1, 2, 1) { Seed = 3, HasValue = false, Lengths = [1] }.ToString(), shrunk.Declaration.ToString());
    }

    [Fact]
    public async Task ACrashIsAFaultAndEndsNoBatch()
    {
        const string Guard = "            KernelGuard.HasLength(querySpan";
        KernelDeclaration[] declarations = [new("First", 1, 1, 1), new("Second", 1, 2, 1), new("Third", 1, 1, 1)];
        using KernelAssembly kernels = new(declarations, text => text.Contains(" Second(", StringComparison.Ordinal)
            ? text.Replace(Guard, "_ = int.Parse(\"planted\"); " + Guard, StringComparison.Ordinal)
            : text);
        IReadOnlyDictionary<string, string> faults = await kernels.FindFaults(VectorWidth.All[0]);
        Assert.Contains("planted", Assert.Single(faults, fault => fault.Key == "Second").Value, StringComparison.Ordinal);
        Assert.Single(faults);
    }

    [Fact]
    public async Task WhatFailsAlwaysShrinksToAlmostNothing()
    {
        KernelDeclaration everything = Large with
        {
            KeyValueHeads = 1, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 70, WindowRight = 3, Softcap = 30,
            Layout = AttentionLayout.SequenceFirst, HasMask = true, MaskScope = MaskScope.PerHead, HasBias = true, BiasScope = BiasScope.PerKey,
            EmptyRow = EmptyRow.Uniform, AverageHeads = true, HasScores = true, HasLogSumExp = true, HasWorkspace = true,
        };
        int tries = 0;
        DeclarationShrinker<KernelDeclaration> shrinker = new(SimplerDeclarations.Attention, declarations =>
        {
            tries++;
            return Task.FromResult<IReadOnlyDictionary<string, string>>(declarations.ToDictionary(declaration => declaration.Name, _ => "fails"));
        });
        ShrunkDeclaration<KernelDeclaration> shrunk = await shrinker.Shrink(everything, "fails");
        Assert.Equal(new KernelDeclaration("Large", 1, 1, 1) { HasValue = false }.ToSource(), shrunk.Declaration.ToSource());
        Assert.InRange(tries, 1, 60);
    }

    private static Task<ShrunkDeclaration<KernelDeclaration>> Shrink(string find, string replacement) =>
        new DeclarationShrinker<KernelDeclaration>(SimplerDeclarations.Attention, declarations => KernelTrial.FaultsAt(
            VectorWidth.All[0], declarations, text => Regex.Replace(text, find, replacement))).Shrink(Large, "");
}
