using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Kernels beside the oracle and beside each other; calls allocate nothing and do not disturb each other.</summary>
public sealed class SequenceKernelTests
{
    public static TheoryData<string> Names => [.. DeclaredSequence.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ResultsAreTheOracles(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        for (int seed = 1; seed < 20; seed++)
        {
            SequenceData data = kernel.Data(seed);
            string? fault = data.Compare(kernel.Run(data), out _);
            Assert.True(fault is null, fault);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CallsAllocateNothing(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        SequenceData plain = kernel.Data();
        AssertAllocatesNothing(plain);

        // The way out for NaN.
        AssertAllocatesNothing(plain.With(inputs => Array.Fill((float[])inputs["query"], float.NaN)));

        void AssertAllocatesNothing(SequenceData data)
        {
            Dictionary<string, float[]> results = kernel.Run(data);
            Dictionary<string, Memory<byte>> memory = data.Inputs.Select(input => (Role: input.Key, Content: input.Value))
                .Concat(results.Select(result => (Role: result.Key, Content: (Array)result.Value)))
                .Append(("workspace", new float[kernel.WorkspaceLength]))
                .ToDictionary(role => role.Item1, role => DeclaredSequence.AsBytes(role.Item2));
            Func<string, Memory<byte>> find = role => memory[role];
            AllocatedBytes.AssertNone(() => kernel.Call(find));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void ThreadsGiveTheSameBits(int count)
    {
        const int Rounds = 20;
        (DeclaredSequence Kernel, SequenceData Data, Dictionary<string, float[]> Results)[] expected =
            [.. DeclaredSequence.All.Values.Select(kernel => (kernel, kernel.Data(), kernel.Run(kernel.Data())))];
        List<string>[] wrong = [.. Enumerable.Range(0, count).Select(_ => new List<string>())];
        using Barrier start = new(count);
        Thread[] threads = [.. wrong.Select((names, index) => new Thread(() =>
        {
            // Each thread in an order of its own: different kernels meet, and follow each other in a thread's scratch.
            var order = Enumerable.Repeat(expected, Rounds).SelectMany(kernels => kernels).ToArray();
            new Random(index).Shuffle(order);
            start.SignalAndWait();
            foreach ((DeclaredSequence kernel, SequenceData data, Dictionary<string, float[]> results) in order)
            {
                Dictionary<string, float[]> actual = kernel.Run(data);
                if (results.Any(result => !actual[result.Key].AsSpan().SequenceEqual(result.Value)))
                {
                    names.Add(kernel.ToString());
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(wrong, Assert.Empty);
    }

    /// <summary>Luong's dot is <c>[Attention(Scale = 1)]</c>, few queries and many.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void LuongsDotIsAttentionOfScaleOne(int queries)
    {
        RandomInputs random = new(seed: 12);
        float[] query = random.Numbers(2 * queries * 24), key = random.Numbers(2 * 40 * 24), value = random.Numbers(2 * 40 * 7);
        int[] lengths = [40, 23];
        float[] output = new float[2 * queries * 7], weights = new float[2 * queries * 40], expectedOutput = new float[output.Length], expectedWeights = new float[weights.Length];
        if (queries == 1)
        {
            ComparedKernels.LuongFew(query, key, value, lengths, output, weights);
            ComparedKernels.AttentionFew(query, key, value, lengths, expectedOutput, expectedWeights);
        }
        else
        {
            ComparedKernels.LuongMany(query, key, value, lengths, output, weights);
            ComparedKernels.AttentionMany(query, key, value, lengths, expectedOutput, expectedWeights);
        }

        Assert.Equal(expectedOutput.Select(BitConverter.SingleToUInt32Bits), output.Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(expectedWeights.Select(BitConverter.SingleToUInt32Bits), weights.Select(BitConverter.SingleToUInt32Bits));
    }

    /// <summary>Keys that a <c>[Projection]</c> kernel has projected in advance give what the kernel's own projection gives.</summary>
    [Fact]
    public void ProjectedKeysGiveWhatTheWeightsGive()
    {
        RandomInputs random = new(seed: 13);
        float[] query = random.Numbers(6), key = random.Numbers(20 * 9), general = random.Weights(6, 9);
        float[] transposed = [.. Enumerable.Range(0, 54).Select(i => general[(i % 6 * 9) + (i / 6)])], projected = new float[20 * 6];
        float[] output = new float[9], weights = new float[20], expectedOutput = new float[9], expectedWeights = new float[20];
        ComparedKernels.General(query, key, general, expectedOutput, expectedWeights);
        ComparedKernels.ProjectForGeneral(key, transposed, projected);
        ComparedKernels.GeneralProjected(query, key, projected, output, weights);
        Assert.All(expectedWeights.Zip(weights), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
        Assert.All(expectedOutput.Zip(output), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));

        // Bahdanau's projects with the same chains: the same bits.
        float[] queryWeights = random.Weights(6, 21), keyWeights = random.Weights(9, 21), scoreWeights = random.Numbers(21), projectedUnits = new float[20 * 21];
        ComparedKernels.Additive(query, key, queryWeights, keyWeights, scoreWeights, expectedOutput, expectedWeights);
        ComparedKernels.ProjectForAdditive(key, keyWeights, projectedUnits);
        ComparedKernels.AdditiveProjected(query, key, projectedUnits, queryWeights, scoreWeights, output, weights);
        Assert.Equal(expectedWeights, weights);
        Assert.Equal(expectedOutput, output);
    }

    /// <summary>Keras's <c>Attention()([query, inputs])</c> of its documentation's size, a query of 512 and ten inputs.</summary>
    [Fact]
    public void KerassExample()
    {
        Random random = new(2);
        float[] query = Draw(512), inputs = Draw(5120), output = new float[512], weights = new float[10];
        ComparedKernels.KerasExample(query, inputs, output, weights);
        double[] expectedOutput = new double[512], expectedWeights = new double[10];
        ReferenceSequenceAttention.Compute(
            new(SequenceScore.KerasDot, 1, 10, 512, 512), new() { Query = query, Value = inputs }, new() { Output = expectedOutput, Weights = expectedWeights });
        Assert.All(expectedOutput.Zip(output), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(expectedWeights.Zip(weights), pair => Assert.Equal(pair.First, pair.Second, 1e-5));

        // Normal numbers, small enough that several inputs keep a visible weight.
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => 0.2f * (Enumerable.Range(0, 12).Sum(_ => random.NextSingle()) - 6))];
    }
}
