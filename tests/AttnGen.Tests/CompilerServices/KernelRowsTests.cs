using System.Runtime.CompilerServices;
using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>The last steps on rows, against plain loops, at every length around the vectors and with nothing beside the rows touched.</summary>
public sealed class KernelRowsTests
{
    private const int LongestRow = 37;

    private const float Untouched = -7f;

    private static readonly float Marked = BitConverter.UInt32BitsToSingle(KernelTranspose.Marked);

    /// <summary>An operation on a whole row, and its rule: (input, before) → after.</summary>
    private static readonly Dictionary<string, (Action<GuardedMemory<float>, GuardedMemory<float>> Run, Func<float, float, float> Rule)> RowOperations = new()
    {
        ["Scaled"] = (
            (from, to) => KernelRows.Scaled(ref from.AtEnd[0], 0.3f, (nuint)from.AtEnd.Length, ref to.AtEnd[0]), (x, _) => IsMarked(x) ? 0 : x * 0.3f),
        ["Scaled by NaN"] = (
            (from, to) => KernelRows.Scaled(ref from.AtEnd[0], float.NaN, (nuint)from.AtEnd.Length, ref to.AtEnd[0]), (x, _) => IsMarked(x) ? 0 : float.NaN),
        ["ScaledAndAdded"] = (
            (from, to) => KernelRows.ScaledAndAdded(ref from.AtEnd[0], 0.3f, (nuint)from.AtEnd.Length, ref to.AtEnd[0]),
            (x, before) => IsMarked(x) ? before : before + (x * 0.3f)),
        ["Added"] = ((from, to) => KernelRows.Added(ref from.AtEnd[0], (nuint)from.AtEnd.Length, ref to.AtEnd[0]), (x, before) => before + x),
        ["Divide"] = ((_, to) => KernelRows.Divide(ref to.AtEnd[0], (nuint)to.AtEnd.Length, 3f), (_, before) => before / 3f),
    };

    public static TheoryData<string> Operations => [.. RowOperations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void ARowFollowsItsRule(string name)
    {
        for (int length = 1; length <= LongestRow; length++)
        {
            using GuardedMemory<float> from = new(length), to = new(length);
            Random random = new(length);
            for (int i = 0; i < length; i++)
            {
                from.AtEnd[i] = random.Next(4) switch { 0 => Marked, 1 => 0f, _ => random.NextSingle() };
                to.AtEnd[i] = random.NextSingle();
            }

            from.Freeze();
            float[] expected = [.. from.AtEnd.ToArray().Zip(to.AtEnd.ToArray(), RowOperations[name].Rule)];
            RowOperations[name].Run(from, to);
            Bits.AssertSame(expected, to.AtEnd, $"{name}, {length} slots");
        }
    }

    [Fact]
    public void QueriesArePackedSideBySide()
    {
        const int Queries = 3;
        for (int dim = 1; dim <= LongestRow; dim++)
        {
            int stride = dim + 5;
            using GuardedMemory<float> query = Numbers(((Queries - 1) * stride) + dim), packed = Numbers(Queries * dim);
            KernelRows.Pack(ref query.AtEnd[0], (nuint)stride, Queries, (nuint)dim, 0.3f, ref packed.AtEnd[0]);
            for (int q = 0; q < Queries; q++)
            {
                float[] expected = [.. query.AtEnd.Slice(q * stride, dim).ToArray().Select(x => x * 0.3f)];
                Bits.AssertSame(expected, packed.AtEnd.Slice(q * dim, dim), $"query {q}, {dim} components");
            }
        }
    }

    /// <summary>Rows of up to four cache lines, begun anywhere in one.</summary>
    [Theory]
    [InlineData(12, false)]
    [InlineData(66, true)]
    public void SlotsBesideAVisitAreCleared(int mostKeys, bool isFar)
    {
        const int Rows = 3;
        for (int keys = 1; keys <= mostKeys; keys++)
        {
            for (int start = 0; start <= keys; start++)
            {
                for (int visited = 0; visited <= keys - start; visited++)
                {
                    using GuardedMemory<float> weights = Numbers(Rows * keys);
                    float[] expected = weights.AtEnd.ToArray();
                    for (int i = 0; i < expected.Length; i++)
                    {
                        expected[i] = i % keys >= start && i % keys < start + visited ? expected[i] : 0f;
                    }

                    KernelRows.ClearBeside(ref weights.AtEnd[0], (nuint)keys, Rows, (nuint)start, (nuint)visited, isFar);
                    Bits.AssertSame(expected, weights.AtEnd, $"{start} + {visited} of {keys}");
                }
            }
        }
    }

    /// <summary>Floats that a caller has cast from bytes lie anywhere; a store past the caches would fault there.</summary>
    [Fact]
    public void SlotsInTheMidstOfBytesAreCleared()
    {
        const int Keys = 50, Visited = 7;
        byte[] bytes = [.. Enumerable.Repeat((byte)1, (Keys + 1) * sizeof(float))];
        for (int offset = 0; offset < sizeof(float); offset++)
        {
            Span<byte> row = bytes.AsSpan(offset, Keys * sizeof(float));
            row.Fill(1);
            KernelRows.ClearBeside(ref Unsafe.As<byte, float>(ref row[0]), Keys, rows: 1, start: 0, Visited, isFar: true);
            Assert.Equal(Visited * sizeof(float), row.LastIndexOf((byte)1) + 1);
            Assert.Equal(Visited * sizeof(float), row.Count((byte)1));
        }
    }

    /// <summary>A query sees nothing where its inverse is 0; NaN is not 0.</summary>
    [Fact]
    public void QueriesThatSeeNothingWeighAllKeysAlike()
    {
        float[] inverses = [0.5f, 0f, float.NaN, 0f];
        for (int keys = 1; keys <= LongestRow; keys++)
        {
            using GuardedMemory<float> weights = Numbers(inverses.Length * keys);
            float[] expected = weights.AtEnd.ToArray();
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] += inverses[i / keys] == 0f ? 1f / keys : 0f;
            }

            KernelRows.AddUniformWeights(ref inverses[0], (nuint)inverses.Length, (nuint)keys, ref weights.AtEnd[0]);
            Bits.AssertSame(expected, weights.AtEnd, $"{keys} keys");
        }
    }

    [Fact]
    public void QueriesThatSeeNothingGetTheMeanOfAllValues()
    {
        const int Keys = 5, Gap = 3;
        float[] inverses = [0f, 0.5f, float.NaN, 0f];
        for (int valueDim = 1; valueDim <= LongestRow; valueDim++)
        {
            int stride = valueDim + Gap;
            using GuardedMemory<float> values = Numbers(((Keys - 1) * stride) + valueDim), outputs = new(((inverses.Length - 1) * stride) + valueDim);
            outputs.AtEnd.Fill(Untouched);
            float[] expected = outputs.AtEnd.ToArray();
            for (int i = 0; i < expected.Length; i++)
            {
                if (i % stride < valueDim && inverses[i / stride] == 0f)
                {
                    float sum = 0;
                    for (int key = 0; key < Keys; key++)
                    {
                        sum += values.AtEnd[(key * stride) + (i % stride)];
                    }

                    expected[i] = sum / Keys;
                }
            }

            KernelRows.MeanOfValues(
                ref inverses[0], (nuint)inverses.Length, Keys, ref values.AtEnd[0], (nuint)stride, (nuint)valueDim, ref outputs.AtEnd[0], (nuint)stride);
            Bits.AssertSame(expected, outputs.AtEnd, $"{valueDim} components");
        }
    }

    private static bool IsMarked(float x) => BitConverter.SingleToUInt32Bits(x) == KernelTranspose.Marked;

    private static GuardedMemory<float> Numbers(int length)
    {
        GuardedMemory<float> memory = new(length);
        for (int i = 0; i < length; i++)
        {
            memory.AtEnd[i] = i + 0.1f;
        }

        return memory;
    }
}
