using System.Runtime.Loader;

namespace AttnGen.Generators.Tests;

/// <summary>Colormaps compiled into one library in memory, and their results against the rule written out for one value.</summary>
internal sealed class ColormapKernels
{
    private readonly Type _adapters;

    public ColormapKernels(IReadOnlyList<ColormapCase> cases)
    {
        string adapters = $$"""
            using AttnGen;

            public static class Adapters
            {
            {{string.Join("\n\n", cases.Select(colormap => colormap.ToAdapter()))}}
            }
            """;
        GeneratorOutput output = GeneratorHarness.Run([.. cases.Select(colormap => colormap.Source), ForeignTypes.Source, adapters]).AssertClean();
        using MemoryStream assembly = new();
        Assert.True(output.Compilation.Emit(assembly).Success);
        assembly.Position = 0;
        _adapters = new AssemblyLoadContext(nameof(ColormapKernels)).LoadFromStream(assembly).GetType("Adapters", throwOnError: true)!;
    }

    private delegate void ColorKernel(
        ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> shorts, Span<byte> bytes);

    /// <summary>Runs one kernel and compares every output of every value; a false mask makes a value bad.</summary>
    public void AssertFollowsTheRule(ColormapCase colormap, float[] values, bool[] mask)
    {
        ColorKernel kernel = _adapters.GetMethod(colormap.Name)!.CreateDelegate<ColorKernel>();
        ColorCode[] codes = colormap.Rule.Codes(values, mask);
        Rgba32[] pixels = new Rgba32[colormap.Has(" pixels") ? colormap.Length : 0];
        short[] shorts = new short[colormap.Has("Span<short>") ? colormap.Length : 0];
        byte[] bytes = new byte[colormap.Has("Span<byte>") ? colormap.Length : 0];

        kernel(values, mask, pixels, shorts, bytes);

        AssertAllowed(colormap, values, codes, pixels, code => Color(colormap, code));
        AssertAllowed(colormap, values, codes, shorts, code => (short)code);
        AssertAllowed(colormap, values, codes, bytes, colormap.Rule.Byte);
        for (int i = 0; i < shorts.Length && pixels.Length > 0; i++)
        {
            Assert.Equal(Color(colormap, shorts[i]), pixels[i]);
        }
    }

    private static void AssertAllowed<T>(ColormapCase colormap, float[] values, ColorCode[] codes, T[] results, Func<int, T> output)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (!codes[i].Allows(results[i], output))
            {
                Assert.Fail($"{colormap.Attribute} ({colormap.Parameters}): value {i}, {values[i]:R}, has {results[i]}, expected {output(codes[i].Code)}");
            }
        }
    }

    /// <summary>A colour as its bytes lie in the pixels' type.</summary>
    private static Rgba32 Color(ColormapCase colormap, int code)
    {
        Rgba32 color = colormap.Rule.Color(code);
        return colormap.IsBlueFirst ? new Rgba32(color.B, color.G, color.R, color.A) : color;
    }
}
