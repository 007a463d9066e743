using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>What turns scores into logits, against plain loops, at every length around the vectors.</summary>
public sealed class KernelLogitsTests
{
    private const float Fill = -7f;

    [Theory]
    [InlineData(0.5f)]
    [InlineData(30f)]
    [InlineData(1e6f)]
    public void TheSoftCapIsWithinThreeUnitsInTheLastPlace(float cap)
    {
        for (int count = 0; count <= 40; count++)
        {
            using GuardedMemory<float> memory = new(count + 1);
            Span<float> scores = memory.AtEnd[..count];
            for (int i = 0; i < count; i++)
            {
                scores[i] = (i % 2 == 0 ? 1 : -1) * cap * MathF.Pow(10, (i % 7) - 5) * (1 + (0.1f * i));
            }

            float[] before = scores.ToArray();
            memory.AtEnd[count] = Fill;
            KernelLogits.SoftCap(ref memory.AtEnd[0], (nuint)count, cap);
            for (int i = 0; i < count; i++)
            {
                double exact = cap * Math.Tanh((double)before[i] / cap);
                Assert.True(Math.Abs(scores[i] - exact) <= 3 * Math.Abs(exact) / (1 << 23), $"{before[i]:R} capped at {cap} is {scores[i]:R}, not {exact:R}");
            }

            Assert.Equal(Fill, memory.AtEnd[count]);
        }
    }

    [Fact]
    public void TheSoftCapKeepsNaNAndBoundsInfinity()
    {
        float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, float.MaxValue, float.MinValue];
        float[] scores = [.. special, .. special, .. special, .. special];
        KernelLogits.SoftCap(ref scores[0], (nuint)scores.Length, 5f);
        for (int i = 0; i < scores.Length; i++)
        {
            float x = special[i % special.Length];
            float expected = float.IsNaN(x) || x == 0 ? x : MathF.CopySign(5f, x);
            Bits.AssertSame([expected], [scores[i]], $"capped {x}");
        }
    }

    /// <summary>Lanes beyond the queries, up to a multiple of sixteen, get their maximum too; those further on are left alone.</summary>
    [Fact]
    public void MaximaAreTheLargestOfEachColumn()
    {
        const int Stride = 48;
        Random random = new(1);
        for (int keys = 0; keys <= 11; keys++)
        {
            using GuardedMemory<float> memory = new(Math.Max(keys * Stride, 1));
            for (int i = 0; i < keys * Stride; i++)
            {
                memory.AtEnd[i] = random.Next(5) == 0 ? float.NegativeInfinity : random.NextSingle() - 2;
            }

            memory.Freeze();
            for (int queries = 1; queries <= Stride; queries++)
            {
                float[] maxima = [.. Enumerable.Repeat(Fill, Stride)];
                float[] expected = [.. Enumerable.Range(0, Stride).Select(
                    q => q >= (queries + 15) / 16 * 16 ? Fill : Enumerable.Range(0, keys).Select(k => memory.AtEnd[(k * Stride) + q]).Append(float.NegativeInfinity).Max())];
                KernelLogits.Maxima(ref memory.AtEnd[0], Stride, (nuint)keys, (nuint)queries, ref maxima[0]);
                Bits.AssertSame(expected, maxima, $"{keys} keys, {queries} queries");
            }
        }
    }

    /// <summary>However many of the first keys' maxima are known, and whether the tile that they end in counted or not.</summary>
    [Fact]
    public void TheLastKeysMaximaAreAddedToTheFirstOnes()
    {
        const int keys = 40, stride = 32;
        Random random = new(2);
        float[] logits = [.. Enumerable.Range(0, keys * stride).Select(_ => random.Next(20) == 0 ? float.NaN : random.NextSingle() - 2)];
        for (int seen = 0; seen <= keys; seen++)
        {
            for (int queries = 1; queries <= stride; queries += 15)
            {
                int known = seen - (random.Next(16) % (seen + 1));
                float[] maxima = Maxima(known), expected = Maxima(keys);
                KernelLogits.LastMaxima(ref logits[0], stride, 16, (nuint)seen, keys, (nuint)queries, ref maxima[0]);
                for (int q = 0; q < queries; q++)
                {
                    Assert.True(maxima[q].Equals(expected[q]), $"{seen} keys seen, {known} known, query {q}: {maxima[q]:G9}, expected {expected[q]:G9}");
                }
            }
        }

        // LINQ's maximum passes over a NaN.
        float[] Maxima(int count) => [.. Enumerable.Range(0, stride).Select(
            q => Enumerable.Range(0, count).Select(k => logits[(k * stride) + q]).Aggregate(float.NegativeInfinity, MathF.Max))];
    }

    /// <summary>One number or flag a key, for a whole row of queries: (bias, flag, before) → after.</summary>
    [Fact]
    public void KeysAreBiasedAndMaskedForAllQueries()
    {
        Check((bias, mask, keys, logits, stride) => KernelLogits.AddKeyBias(ref bias[0], keys, ref logits[0], stride), AddBias);
        Check((bias, mask, keys, logits, stride) => KernelLogits.FillByKeyBias(ref bias[0], keys, ref logits[0], stride, Fill), FillByBias);
        Check((bias, mask, keys, logits, stride) => KernelLogits.FillByKeyMask(ref mask[0], keys, ref logits[0], stride, Fill), FillByMask);

        static void Check(Operation operation, Func<float, byte, float, float> rule)
        {
            for (int stride = 16; stride <= 48; stride += 16)
            {
                ForKeys(9, stride, operation, rule);
            }
        }
    }

    [Fact]
    public void ARowIsBiasedAndMaskedKeyByKey()
    {
        Check((bias, mask, keys, logits, _) => KernelLogits.AddRowBias(ref bias[0], keys, ref logits[0]), AddBias);
        Check((bias, mask, keys, logits, _) => KernelLogits.FillByRowBias(ref bias[0], keys, ref logits[0], Fill), FillByBias);
        Check((bias, mask, keys, logits, _) => KernelLogits.FillByRowMask(ref mask[0], keys, ref logits[0], Fill), FillByMask);

        static void Check(Operation operation, Func<float, byte, float, float> rule)
        {
            for (int keys = 1; keys <= 40; keys++)
            {
                ForKeys(keys, 1, operation, rule);
            }
        }
    }

    private delegate void Operation(Span<float> bias, Span<bool> mask, nuint keys, Span<float> logits, nuint stride);

    private static float AddBias(float bias, byte isSeen, float before) => float.IsNegativeInfinity(bias) ? bias : before + bias;

    private static float FillByBias(float bias, byte isSeen, float before) => float.IsNegativeInfinity(bias) ? Fill : before;

    private static float FillByMask(float bias, byte isSeen, float before) => isSeen == 0 ? Fill : before;

    /// <summary>Any byte but 0 is true; NaN stands where slots are hidden and where they are not.</summary>
    private static void ForKeys(int keys, int stride, Operation operation, Func<float, byte, float, float> rule)
    {
        Random random = new(keys);
        using GuardedMemory<float> biases = new(keys), logits = new(keys * stride);
        using GuardedMemory<byte> masks = new(keys);
        for (int k = 0; k < keys; k++)
        {
            biases.AtEnd[k] = random.Next(4) switch { 0 => float.NegativeInfinity, 1 => float.NaN, _ => random.NextSingle() };
            masks.AtEnd[k] = random.Next(3) switch { 0 => 0, 1 => 1, _ => (byte)(1 << random.Next(8)) };
        }

        for (int i = 0; i < logits.AtEnd.Length; i++)
        {
            logits.AtEnd[i] = random.Next(8) == 0 ? float.NaN : random.NextSingle();
        }

        biases.Freeze();
        masks.Freeze();
        float[] expected = logits.AtEnd.ToArray();
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = rule(biases.AtEnd[i / stride], masks.AtEnd[i / stride], expected[i]);
        }

        Span<bool> flags = MemoryMarshal.CreateSpan(ref Unsafe.As<byte, bool>(ref masks.AtEnd[0]), keys);
        operation(biases.AtEnd, flags, (nuint)keys, logits.AtEnd, (nuint)stride);
        Bits.AssertSame(expected, logits.AtEnd, $"{rule.Method.Name}, {keys} keys, stride {stride}");
    }
}
