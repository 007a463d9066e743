using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>What the golden cases leave open: special values, masks, limits from the data, index types, errors, allocation.</summary>
public partial class KernelTests
{
    private const short Bad = -2;

    private const short Under = -1;

    private const short Over = 256;

    [Colormap("viridis", rows: 1, columns: 12, VMin = 0, VMax = 1, Infinities = Infinities.Extremes)]
    private static partial void Extremes(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 12, VMin = 0, VMax = 1)]
    private static partial void Plain(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 12, VMin = 0, VMax = 1, Clip = true)]
    private static partial void Clipped(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 3, columns: 13)]
    private static partial void Automatic(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 3, columns: 13)]
    private static partial void Masked(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 4, VMin = 0.5)]
    private static partial void FromBelow(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 4, VMin = -3e38, VMax = 3e38)]
    private static partial void Wide(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 4, VMin = 0, VMax = 1e-60)]
    private static partial void Narrow(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap(rows: 1, columns: 12, Colors = ["#112233", "#44556677", "#8899AA"], VMin = 0, VMax = 1, BadIndex = 9)]
    private static partial void Bytes(ReadOnlySpan<float> values, Span<byte> indices, Span<Rgba32> pixels);

    [Colormap("hot", rows: 129, columns: 31)]
    private static partial void Large(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    private static readonly float[] Special =
    [
        -0.0f, 0f, float.Epsilon, -float.Epsilon, 1f, MathF.BitIncrement(1f), MathF.BitDecrement(1f),
        float.PositiveInfinity, float.NegativeInfinity, BitConverter.UInt32BitsToSingle(0x7F800001), BitConverter.UInt32BitsToSingle(0xFFFFFFFF), -0.25f,
    ];

    [Fact]
    public void SpecialValuesFollowTheRules()
    {
        short[] indices = new short[12];
        Plain(Special, indices);
        Assert.Equal([0, 0, 0, Under, 255, Over, 255, Bad, Bad, Bad, Bad, Under], indices);
        Extremes(Special, indices);
        Assert.Equal([0, 0, 0, Under, 255, Over, 255, Over, Under, Bad, Bad, Under], indices);
        Clipped(Special, indices);
        Assert.Equal([0, 0, 0, 0, 255, 255, 255, Bad, Bad, Bad, Bad, 0], indices);
    }

    [Fact]
    public void BytesHoldTheEndsAndTheBadIndex()
    {
        byte[] indices = new byte[12];
        Rgba32[] pixels = new Rgba32[12];
        Bytes(Special, indices, pixels);
        Assert.Equal([0, 0, 0, 0, 2, 2, 2, 9, 9, 9, 9, 0], indices);
        Rgba32 low = new(0x11, 0x22, 0x33);
        Rgba32 high = new(0x88, 0x99, 0xAA);
        Assert.Equal([low, low, low, low, high, high, high, default, default, default, default, low], pixels);

        Bytes([0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f], indices, pixels);
        Assert.Equal(new Rgba32(0x44, 0x55, 0x66, 0x77), pixels[0]);
    }

    [Fact]
    public void LimitsComeFromFiniteValues()
    {
        float[] values = new float[39];
        short[] indices = new short[39];
        for (int place = 0; place < values.Length; place++)
        {
            // The least and the greatest value at every place of vectors and tails.
            Array.Fill(values, 1f);
            values[place] = -7f;
            values[(place + 5) % 39] = 9f;
            values[(place + 11) % 39] = float.NaN;
            values[(place + 12) % 39] = float.PositiveInfinity;
            values[(place + 13) % 39] = float.NegativeInfinity;
            Automatic(values, indices);
            Assert.Equal(0, indices[place]);
            Assert.Equal(255, indices[(place + 5) % 39]);
            Assert.Equal(128, indices[(place + 1) % 39]);
            Assert.Equal([Bad, Bad, Bad], [indices[(place + 11) % 39], indices[(place + 12) % 39], indices[(place + 13) % 39]]);
        }
    }

    [Fact]
    public void AMaskedValueIsBadAndDoesNotCount()
    {
        float[] values = [.. Enumerable.Range(0, 39).Select(i => (float)i)];
        bool[] mask = [.. values.Select(value => value is >= 10 and <= 20)];
        short[] indices = new short[39];
        Masked(values, mask, indices);
        Assert.All(Enumerable.Range(0, 39), i => Assert.Equal(mask[i] ? Math.Min(255, (i - 10) * 256 / 10) : Bad, indices[i]));
    }

    [Fact]
    public void EqualValuesAreEntryZeroAndNoneIsAllBad()
    {
        float[] values = new float[39];
        short[] indices = new short[39];
        Array.Fill(values, 3.25f);
        Automatic(values, indices);
        Assert.All(indices, index => Assert.Equal(0, index));
        Array.Fill(values, float.NaN);
        Automatic(values, indices);
        Assert.All(indices, index => Assert.Equal(Bad, index));
    }

    [Fact]
    public void RangesThatAreNoFloatRunInDouble()
    {
        short[] indices = new short[4];
        Wide([-3e38f, 0, 3e38f, float.MaxValue], indices);
        Assert.Equal([0, 128, 255, Over], indices);
        Narrow([0, -1e-38f, 1e-38f, float.NaN], indices);
        Assert.Equal([0, 0, 0, Bad], indices);
    }

    [Fact]
    public void LimitsOutOfOrderAreRefusedBeforeAnythingIsWritten()
    {
        short[] indices = [7, 7, 7, 7];
        FromBelow([0, 0.5f, 1, 2], indices);
        Assert.Equal([Under, 0, 85, 255], indices);
        indices.AsSpan().Fill(7);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => FromBelow([0, 0.1f, 0.2f, float.NaN], indices));
        Assert.Contains("vmin is 0.5, vmax is 0.2", exception.Message);
        Assert.Equal([7, 7, 7, 7], indices);
    }

    [Fact]
    public void WrongLengthsAreRefusedBeforeAnythingIsWritten()
    {
        float[] values = new float[129 * 31];
        bool[] mask = new bool[values.Length];
        Rgba32[] pixels = new Rgba32[values.Length];
        short[] indices = new short[values.Length];
        indices.AsSpan().Fill(7);
        ArgumentException exception = Assert.Throws<ArgumentException>("pixels", () => Large(values, mask, pixels.AsSpan(1), indices));
        Assert.StartsWith("pixels must have the shape [rows 129, columns 31], that is 3999 elements, but its length is 3998.", exception.Message);
        Assert.Throws<ArgumentException>("mask", () => Large(values, mask.AsSpan(1), pixels, indices));
        Assert.All(indices, index => Assert.Equal(7, index));
    }

    [Fact]
    public void OverlapsAreRefused()
    {
        Rgba32[] memory = new Rgba32[2 * 129 * 31];
        ReadOnlySpan<float> Floats(int start) => System.Runtime.InteropServices.MemoryMarshal.Cast<Rgba32, float>(memory.AsSpan(start, 3999));
        bool[] mask = new bool[3999];
        short[] indices = new short[3999];
        ArgumentException exception = Assert.Throws<ArgumentException>("pixels", () => Large(Floats(3998), mask, memory.AsSpan(0, 3999), indices));
        Assert.StartsWith("pixels overlaps values in memory.", exception.Message);
        Large(Floats(3999), mask, memory.AsSpan(0, 3999), indices);
    }

    [Fact]
    public void KernelsAllocateNothing()
    {
        float[] values = [.. Enumerable.Range(0, 3999).Select(i => MathF.Sin(i))];
        bool[] mask = [.. values.Select(value => value > -0.9f)];
        Rgba32[] pixels = new Rgba32[3999];
        short[] indices = new short[3999];
        AllocatedBytes.AssertNone(() => Large(values, mask, pixels, indices));
    }

    /// <summary>Vectors, blocks and tails against the rule written out for one value.</summary>
    [Fact]
    public void EveryValueFollowsTheScalarRule()
    {
        Random random = new(5);
        float[] values = [.. Enumerable.Range(0, 3999).Select(_ => (random.NextSingle() * 3) - 1)];
        bool[] mask = [.. values.Select(_ => random.Next(20) > 0)];
        Rgba32[] pixels = new Rgba32[3999];
        short[] indices = new short[3999];
        Large(values, mask, pixels, indices);

        float[] seen = [.. values.Where((_, i) => mask[i])];
        float low = seen.Min();
        float range = (float)((double)seen.Max() - low);
        Rgba32[] table = Colormaps.Find("hot").Table.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            float scaled = (values[i] - low) / range * 256;
            int expected = !mask[i] ? Bad : scaled < 0 ? Under : scaled == 256 ? 255 : scaled > 256 ? Over : (int)scaled;
            Assert.Equal(expected, indices[i]);
            Assert.Equal(expected == Bad ? default : table[Math.Clamp(expected, 0, 255)], pixels[i]);
        }
    }
}
