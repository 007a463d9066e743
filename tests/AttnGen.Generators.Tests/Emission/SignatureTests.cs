namespace AttnGen.Generators.Tests;

/// <summary>The implementing part repeats whatever the user's part says, so that every legal declaration compiles without a warning.</summary>
public sealed class SignatureTests
{
    private const string Inputs = "ReadOnlySpan<float> query, ReadOnlySpan<float> key";

    [Theory]
    [InlineData("internal static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("private static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("internal static partial void Attend(this ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("internal static partial void Attend(Span<float> output, ReadOnlySpan<float> query, params ReadOnlySpan<float> key);")]
    [InlineData("internal static partial void Attend(scoped ReadOnlySpan<float> query, scoped ReadOnlySpan<float> key, scoped Span<float> output);")]
    [InlineData("internal static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output = default);")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] internal static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("internal static partial void Attend(ReadOnlySpan<Single> query, System.ReadOnlySpan<float> key, global::System.Span<float> output);")]
    [InlineData("internal static partial void Attend(ReadOnlySpan<float> @query, ReadOnlySpan<float> @key, Span<float> output);")]
    [InlineData("internal static partial void @class(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("internal static partial void Größe(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("internal static partial void AVeryLongNameThatNobodyWouldGiveAKernelButSomebodyWill(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("/// <summary>Attends.</summary>\n    [Obsolete] internal static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    public void IsRepeated(string method) =>
        Assert.Single(GeneratorHarness.Run($$"""
            using System;
            using AttnGen;

            internal static partial class Kernels
            {
                [Attention(queries: 2, keys: 3, dim: 4)]
                {{method}}

                internal static void Use() { {{(method.StartsWith("static", StringComparison.Ordinal) || method.StartsWith("private", StringComparison.Ordinal) ? "Attend(default, default, default);" : "")}} }
            }
            """).AssertClean().Sources);

    [Theory]
    [InlineData("public virtual partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("protected internal partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("public readonly partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);", "struct")]
    public void OfInstanceMethodsIsRepeated(string method, string keyword = "class") =>
        GeneratorHarness.Run($$"""
            using System;
            using AttnGen;

            public partial {{keyword}} Kernels
            {
                [Attention(queries: 2, keys: 3, dim: 4)]
                {{method}}
            }
            """).AssertClean();

    [Fact]
    public void OverloadsAndNamesThatDifferByCaseGetFilesOfTheirOwn()
    {
        GeneratorOutput output = GeneratorHarness.Run($$"""
            using System;
            using AttnGen;

            internal static partial class Kernels
            {
                [Attention(1, 2, 3)] internal static partial void Attend({{Inputs}}, Span<float> output);
                [Attention(4, 5, 6)] internal static partial void Attend({{Inputs}}, ReadOnlySpan<float> value, Span<float> output);
                [Attention(7, 8, 9)] internal static partial void attend({{Inputs}}, Span<float> output);
            }

            internal static partial class KERNELS
            {
                [Attention(1, 2, 3)] internal static partial void Attend({{Inputs}}, Span<float> output);
            }

            internal static partial class Kernels<T>
            {
                [Attention(1, 2, 3)] internal static partial void Attend({{Inputs}}, Span<float> output);
            }
            """).AssertClean();
        Assert.Equal(5, output.Sources.Select(source => source.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void TypesAndNamespacesThatDifferByCaseGetFilesOfTheirOwn()
    {
        string attend = $"[AttnGen.Attention(1, 2, 3)] internal static partial void Attend({Inputs}, Span<float> output);";
        GeneratorOutput output = GeneratorHarness.Run($$"""
            using System;

            internal static partial class Kernel { {{attend}} }
            internal static partial class KERNEL { {{attend}} }
            namespace Models { internal static partial class Kernel { {{attend}} } }
            namespace MODELS { internal static partial class Kernel { {{attend}} } }
            """).AssertClean();
        Assert.Equal(4, output.Sources.Select(source => source.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    /// <summary>Types of the user that are called like those which generated code needs.</summary>
    [Fact]
    public void NamesOfTheUserDoNotCapture() => GeneratorHarness.Run($$"""
        namespace AttnGen.Models.System { public static class Span; }
        namespace Models
        {
            public static class Unsafe; public static class Math; public static class Vector512; public static class MemoryMarshal;
            public static class KernelGuard; public static class Lanes; public static class AttnGen { public static class Generated; }

            public static partial class Kernels
            {
                [global::AttnGen.Attention(queries: 20, keys: 3, dim: 4)]
                public static partial void Attend(
                    global::System.ReadOnlySpan<float> query, global::System.ReadOnlySpan<float> key, global::System.Span<float> output);

                [global::AttnGen.Attention(queries: 1, keys: 3, dim: 40)]
                public static partial void AttendOne(
                    global::System.ReadOnlySpan<float> query, global::System.ReadOnlySpan<float> key, global::System.Span<float> weights);
            }
        }
        """).AssertClean();
}
