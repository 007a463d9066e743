using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>Every method of the reviewed files stays within what the JIT optimises, and generated code keeps no state.</summary>
public sealed class CompiledKernelsTests
{
    /// <summary>What the sources of the snapshots declare themselves: the properties of two records, and pixels of another package.</summary>
    private static readonly string[] OwnState =
    [
        "Bgra32.A", "Bgra32.B", "Bgra32.G", "Bgra32.R", "Layer.<Size>k__BackingField", "Pair.<Size>k__BackingField",
        "Rgba32.A", "Rgba32.B", "Rgba32.G", "Rgba32.R",
    ];

    [Fact]
    public void EveryMethodStaysWithinTheLimitsOfTheJit() => Assert.Empty(CompiledKernels.BeyondJitLimits(SnapshotCase.Output.Compilation));

    [Fact]
    public void NoTypeGetsAFieldOrAStaticConstructor() => Assert.Equal(OwnState, CompiledKernels.State(SnapshotCase.Output.Compilation).Order(StringComparer.Ordinal));

    [Fact]
    public void AMethodBeyondTheLimitsIsFound()
    {
        string many = string.Concat(Enumerable.Range(0, CompiledKernels.MostLocals + 1).Select(i => $"int v{i} = n + {i}; F(ref v{i}); "));
        string large = string.Concat(Enumerable.Repeat("n = n * 1234567 + 7654321; ", CompiledKernels.MostBytesOfIl / 10));
        CSharpCompilation compilation = TestCompilation.Create($$"""
            public static class Planted
            {
                public static void Many(int n) { {{many}} }
                public static int Large(int n) { {{large}} return n; }
                public static void F(ref int n) => n++;
            }
            """);
        Assert.Equal(["Planted.Large", "Planted.Many"], CompiledKernels.BeyondJitLimits(compilation).Select(fault => fault.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void StateIsFound()
    {
        CSharpCompilation compilation = TestCompilation.Create("""
            public static partial class Planted
            {
                private const int Constant = 1;
                private static readonly int[] Table = [1, 2, 3];
                public static System.ReadOnlySpan<byte> Data => [1, 2, 3, Constant];
                public static int First() => Table[0];
                public static System.Func<int> Cached() => static () => 1;
            }
            """);
        Assert.Equal(
            ["<>c..cctor", "<>c.<>9", "<>c.<>9__5_0", "Planted..cctor", "Planted.Table"],
            CompiledKernels.State(compilation).Order(StringComparer.Ordinal));
    }
}
