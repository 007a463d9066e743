using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>NaN and infinities in some elements, and queries that see nothing: what they reach, and what they may not.</summary>
public sealed class SequenceSpecialTests
{
    public static TheoryData<string> Names => [.. DeclaredSequence.All.Keys];

    /// <summary>Whatever lies in the rows of keys, values and projected keys that no query sees: the results have the bits that they have without it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AHiddenSpecialReachesNothing(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        SequenceData plain = kernel.Data();
        Dictionary<string, float[]> before = kernel.Run(plain);
        bool[] isSeen = SeenKeys(plain);
        Assert.Contains(false, isSeen);
        foreach (uint bits in SpecialInputs.NonFinite.Concat(SpecialInputs.Finite))
        {
            SequenceData data = plain.With(inputs =>
            {
                foreach (float[] rows in inputs.Where(input => input.Key is "key" or "value" or "projectedKeys").Select(input => (float[])input.Value))
                {
                    int length = rows.Length / isSeen.Length;
                    for (int row = 0; row < isSeen.Length; row++)
                    {
                        if (!isSeen[row])
                        {
                            rows.AsSpan(row * length, length).Fill(BitConverter.UInt32BitsToSingle(bits));
                        }
                    }
                }
            });
            AssertChangesOnlyWhatTheOracleChanges(kernel, plain, before, data);
        }
    }

    /// <summary>One special number in one element: NaN appears exactly where the oracle has it, and rows without it keep their bits.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ASpecialReachesWhatItMust(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        SequenceData plain = kernel.Data();
        Dictionary<string, float[]> before = kernel.Run(plain);
        Random random = new(5);
        foreach ((string role, float[] content) in plain.Inputs.Where(input => input.Value is float[]).Select(input => (input.Key, (float[])input.Value)))
        {
            // An infinite factor is another matter: a kernel multiplies the terms of a sum by it, and ∞ − ∞ and ∞ · 0 are NaN.
            bool isFactor = content.Length == 1;
            foreach (uint bits in SpecialInputs.NonFinite.Where(bits => !isFactor || float.IsNaN(BitConverter.UInt32BitsToSingle(bits))))
            {
                int element = random.Next(content.Length);
                SequenceData data = plain.With(inputs => ((float[])inputs[role])[element] = BitConverter.UInt32BitsToSingle(bits));
                AssertChangesOnlyWhatTheOracleChanges(kernel, plain, before, data);
            }
        }
    }

    /// <summary>A NaN in a query stays in that query's rows.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ANaNOfAQueryStaysInItsRow(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        SequenceData plain = kernel.Data();
        Dictionary<string, float[]> before = kernel.Run(plain);
        int rows = plain.Shape.LogSumExpLength, special = 1;
        foreach (uint bits in SpecialInputs.NonFinite[..4])
        {
            Dictionary<string, float[]> after = kernel.Run(
                plain.With(inputs => ((float[])inputs["query"])[(special * plain.Shape.QueryDim) + 1] = BitConverter.UInt32BitsToSingle(bits)));
            foreach ((string role, float[] results) in after)
            {
                int length = results.Length / rows;
                Assert.Equal(Bits(before[role][..(special * length)]), Bits(results[..(special * length)]));
                Assert.Equal(Bits(before[role][((special + 1) * length)..]), Bits(results[((special + 1) * length)..]));
            }

            Assert.Contains(after["weights"][plain.Shape.Keys..(2 * plain.Shape.Keys)], float.IsNaN);
        }
    }

    /// <summary>Independently of the oracle: nothing to attend to is +0 and −∞, or the mean of all values, Keras's rule, whatever masks it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ARowWithoutKeysIsZeroOrTheMeanOfAllValues(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        SequenceDeclaration declaration = kernel.Declaration;
        Dictionary<string, float[]> results = kernel.Run(kernel.Data().With(inputs =>
        {
            foreach (string role in new[] { "mask", "valueMask", "lengths" }.Where(inputs.ContainsKey))
            {
                Array.Clear(inputs[role]);
            }

            Array.Fill((float[])inputs[declaration.HasValue ? "value" : "key"], 2.5f);
            if (declaration.HasQueryMask)
            {
                Array.Fill((bool[])inputs["queryMask"], true);
            }
        }));
        bool isUniform = declaration.ToShape().EmptyRow == EmptyRow.Uniform;
        AssertAll("output", isUniform ? 2.5f : 0);
        AssertAll("weights", isUniform ? 1f / declaration.Keys : 0);
        AssertAll("logSumExp", float.NegativeInfinity);

        void AssertAll(string role, float expected)
        {
            if (results.TryGetValue(role, out float[]? actual))
            {
                Assert.All(actual, number => Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(number)));
            }
        }
    }

    private static void AssertChangesOnlyWhatTheOracleChanges(
        DeclaredSequence kernel, SequenceData plain, Dictionary<string, float[]> before, SequenceData data)
    {
        Dictionary<string, float[]> after = kernel.Run(data);
        string? fault = data.Compare(after, out _);
        Assert.True(fault is null, fault);
        foreach ((string role, ExpectedResult expected) in data.Results)
        {
            double[] expectedBefore = plain.Results[role].Values;
            for (int i = 0; i < expected.Values.Length; i++)
            {
                Assert.True(
                    !expected.Values[i].Equals(expectedBefore[i]) || float.IsNaN(after[role][i])
                        || BitConverter.SingleToUInt32Bits(after[role][i]) == BitConverter.SingleToUInt32Bits(before[role][i]),
                    $"{role}[{i}] changed from {before[role][i]:G9} to {after[role][i]:G9}, where the oracle has {expected.Values[i]:G17} both times.");
            }
        }
    }

    /// <summary>Which rows of keys any query sees; a uniform row reads the values of all keys.</summary>
    private static bool[] SeenKeys(SequenceData data)
    {
        AttentionShape shape = data.Shape.Attention;
        AttendedSlots slots = new(shape, data.AttentionInputs);
        bool[] isSeen = new bool[shape.Batch * shape.Keys];
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int query = 0; query < shape.Queries; query++)
            {
                for (int key = 0; key < shape.Keys; key++)
                {
                    isSeen[(batch * shape.Keys) + key] |= slots.IsAttended(batch, 0, query, key);
                }
            }
        }

        return isSeen;
    }

    private static uint[] Bits(float[] numbers) => [.. numbers.Select(BitConverter.SingleToUInt32Bits)];
}
