using System.Runtime.Loader;

namespace AttnGen.Generators.Tests;

/// <summary>The reviewed colour kernels, compiled and executed, against the rule written out for one value.</summary>
public sealed class ColormapKernelTests
{
    private static readonly Lazy<Type> Adapters = new(Compile);

    private delegate void ColorKernel(
        ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> shorts, Span<byte> bytes);

    public static TheoryData<string> Names => [.. ColormapSnapshotCase.All.Select(snapshot => snapshot.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheRule(string name)
    {
        ColormapSnapshotCase snapshot = ColormapSnapshotCase.All.Single(candidate => candidate.Name == name);
        ColorKernel kernel = Adapters.Value.GetMethod(name)!.CreateDelegate<ColorKernel>();
        for (int seed = 0; seed < 20; seed++)
        {
            float[] values = Values(seed, snapshot.Length);
            bool[] mask = snapshot.Has("mask") ? [.. values.Select((_, i) => (i + seed) % 5 > 0)] : [];
            int[] codes = snapshot.Rule.Codes(values, mask);
            Rgba32[] pixels = new Rgba32[snapshot.Has("pixels") ? snapshot.Length : 0];
            short[] shorts = new short[snapshot.Has("Span<short>") ? snapshot.Length : 0];
            byte[] bytes = new byte[snapshot.Has("Span<byte>") ? snapshot.Length : 0];

            kernel(values, mask, pixels, shorts, bytes);

            Assert.Equal(pixels.Length == 0 ? [] : codes.Select(snapshot.Rule.Color), pixels);
            Assert.Equal(shorts.Length == 0 ? [] : codes.Select(code => (short)code), shorts);
            Assert.Equal(bytes.Length == 0 ? [] : codes.Select(snapshot.Rule.Byte), bytes);
        }
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
            public static class Adapters
            {
            {{string.Join("\n\n", ColormapSnapshotCase.All.Select(snapshot => snapshot.ToAdapter()))}}
            }
            """;
        GeneratorOutput output = GeneratorHarness.Run([.. ColormapSnapshotCase.All.Select(snapshot => snapshot.Source), adapters]).AssertClean();
        using MemoryStream assembly = new();
        Assert.True(output.Compilation.Emit(assembly).Success);
        assembly.Position = 0;
        return new AssemblyLoadContext(nameof(ColormapKernelTests)).LoadFromStream(assembly).GetType("Adapters", throwOnError: true)!;
    }
}
