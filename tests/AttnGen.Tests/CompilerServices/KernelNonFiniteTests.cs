using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>NaN and ∞ are found wherever they are, and the output without masked slots is that of a plain loop.</summary>
public sealed class KernelNonFiniteTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void IsFoundAtEveryPlaceAndNotBetweenTheRows(float number)
    {
        const int Rows = 3;
        for (int length = 1; length <= 35; length++)
        {
            int stride = length + 2;
            using GuardedMemory<float> memory = new(((Rows - 1) * stride) + length);
            Span<float> rows = memory.AtEnd;
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = i % 2 == 0 ? float.MaxValue : -float.Epsilon;
            }

            Assert.False(KernelNonFinite.IsIn(ref rows[0], (nuint)stride, Rows, (nuint)length));
            for (int i = 0; i < rows.Length; i++)
            {
                float before = rows[i];
                rows[i] = number;
                Assert.Equal(i % stride < length, KernelNonFinite.IsIn(ref rows[0], (nuint)stride, Rows, (nuint)length));
                rows[i] = before;
            }
        }
    }

    [Fact]
    public void NothingIsInNoRows() => Assert.False(KernelNonFinite.IsIn(ref new[] { float.NaN }[0], 1, 0, 1));

    /// <summary>Weights of one query after another, or of all queries key by key, as the two strategies keep them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheOutputSkipsMarkedSlots(bool isByKey)
    {
        const int Queries = 3, Keys = 5, Gap = 2;
        Random random = new(1);
        for (int valueDim = 1; valueDim <= 35; valueDim++)
        {
            int keyStride = isByKey ? Queries + Gap : 1, queryStride = isByKey ? 1 : Keys + Gap, stride = valueDim + Gap;
            using GuardedMemory<float> values = new(((Keys - 1) * stride) + valueDim), outputs = new(((Queries - 1) * stride) + valueDim);
            float[] weights = [.. Enumerable.Range(0, 64).Select(_ => random.Next(4) == 0 ? BitConverter.UInt32BitsToSingle(KernelTranspose.Marked) : random.NextSingle())];
            float[] inverses = [0.5f, float.NaN, 2f];
            for (int i = 0; i < values.AtEnd.Length; i++)
            {
                values.AtEnd[i] = random.Next(4) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => random.NextSingle() - 0.5f };
            }

            Span<float> output = outputs.AtEnd;
            output.Fill(-7f);
            float[] expected = output.ToArray();
            for (int q = 0; q < Queries; q++)
            {
                for (int c = 0; c < valueDim; c++)
                {
                    float sum = 0;
                    for (int key = 0; key < Keys; key++)
                    {
                        float weight = weights[(key * keyStride) + (q * queryStride)];
                        sum = BitConverter.SingleToUInt32Bits(weight) == KernelTranspose.Marked ? sum : Lanes.MultiplyAdd(weight, values.AtEnd[(key * stride) + c], sum);
                    }

                    expected[(q * stride) + c] = sum * inverses[q];
                }
            }

            KernelNonFinite.OutputUnlessMarked(
                ref weights[0], (nuint)keyStride, (nuint)queryStride, Keys, Queries, ref inverses[0],
                ref values.AtEnd[0], (nuint)stride, (nuint)valueDim, ref output[0], (nuint)stride);
            Bits.AssertSame(expected, output, $"{valueDim} components");
        }
    }
}
