using System.Runtime.Loader;

namespace AttnGen.Generators.Tests;

/// <summary>The reviewed colour kernels, compiled and executed, against the rule written out for one value.</summary>
public sealed class ColormapKernelTests
{
    private static readonly Lazy<Type> Adapters = new(Compile);

    private delegate void ColorKernel(
        ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> shorts, Span<byte> bytes);

    public static TheoryData<string> Names => [.. ColormapCase.All.Select(snapshot => snapshot.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheRule(string name)
    {
        ColormapCase snapshot = ColormapCase.All.Single(candidate => candidate.Name == name);
        ColorKernel kernel = Adapters.Value.GetMethod(name)!.CreateDelegate<ColorKernel>();
        for (int seed = 0; seed < 20; seed++)
        {
            float[] values = Values(seed, snapshot.Length);
            bool[] mask = snapshot.Has("mask") ? [.. values.Select((_, i) => (i + seed) % 5 > 0)] : [];
            ColorCode[] codes = snapshot.Rule.Codes(values, mask);
            Rgba32[] pixels = new Rgba32[snapshot.Has("pixels") ? snapshot.Length : 0];
            short[] shorts = new short[snapshot.Has("Span<short>") ? snapshot.Length : 0];
            byte[] bytes = new byte[snapshot.Has("Span<byte>") ? snapshot.Length : 0];

            kernel(values, mask, pixels, shorts, bytes);

            AssertAllowed(snapshot, values, codes, pixels, code => Color(snapshot, code));
            AssertAllowed(snapshot, values, codes, shorts, code => (short)code);
            AssertAllowed(snapshot, values, codes, bytes, snapshot.Rule.Byte);
        }
    }

    private static void AssertAllowed<T>(ColormapCase snapshot, float[] values, ColorCode[] codes, T[] results, Func<int, T> output)
    {
        for (int i = 0; i < results.Length; i++)
        {
            Assert.True(codes[i].Allows(results[i], output), $"{snapshot.Attribute}: {values[i]:R} has {results[i]}, expected {output(codes[i].Code)}");
        }
    }

    /// <summary>A colour as its bytes lie in the pixels' type.</summary>
    private static Rgba32 Color(ColormapCase snapshot, int code)
    {
        Rgba32 color = snapshot.Rule.Color(code);
        return snapshot.IsBlueFirst ? new Rgba32(color.B, color.G, color.R, color.A) : color;
    }

    /// <summary>Numbers within and outside the limits, and special values among them; every other time across the whole range of float.</summary>
    private static float[] Values(int seed, int length)
    {
        Random random = new(seed);
        float scale = seed % 2 == 0 ? 1 : 2e38f;
        float[] values = [.. Enumerable.Range(0, length).Select(_ => scale * ((random.NextSingle() * 3) - 1))];
        float[] special =
        [
            0, -0f, 1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.BitIncrement(1), float.BitDecrement(1), float.Epsilon, 1.25f,
        ];
        foreach (float value in special)
        {
            values[random.Next(length)] = value;
        }

        return values;
    }

    private static Type Compile()
    {
        string adapters = $$"""
            using AttnGen;

            public static class Adapters
            {
            {{string.Join("\n\n", ColormapCase.All.Select(snapshot => snapshot.ToAdapter()))}}
            }
            """;
        GeneratorOutput output = GeneratorHarness.Run([.. ColormapCase.All.Select(snapshot => snapshot.Source), ForeignTypes.Source, adapters]).AssertClean();
        using MemoryStream assembly = new();
        Assert.True(output.Compilation.Emit(assembly).Success);
        assembly.Position = 0;
        return new AssemblyLoadContext(nameof(ColormapKernelTests)).LoadFromStream(assembly).GetType("Adapters", throwOnError: true)!;
    }
}
