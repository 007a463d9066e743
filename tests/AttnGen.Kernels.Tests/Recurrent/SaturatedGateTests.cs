namespace AttnGen.Kernels.Tests.Recurrent;

/// <summary>An update gate that is all the way open or shut keeps the state, or takes the candidate, to the last bit.</summary>
public sealed partial class SaturatedGateTests
{
    private const int Steps = 400;

    [Theory]
    [InlineData(1e-9f)]
    [InlineData(0.001f)]
    [InlineData(-0.75f)]
    public void AnOpenGateKeepsTheState(float state)
    {
        // z = σ(200) = 1 at every step; the candidate is tanh(1).
        float[] final = new float[1];
        Keep(new float[Steps], new float[3], new float[3], [200, 0, 1], [state], final);
        Assert.Equal(state, final[0]);

        // The other convention keeps the state where z = 0.
        Take(new float[Steps], new float[3], new float[3], [-200, 0, 1], [state], final);
        Assert.Equal(state, final[0]);
    }

    [Fact]
    public void AShutGateTakesTheCandidate()
    {
        float[] kept = new float[1], taken = new float[1];
        Keep(new float[Steps], new float[3], new float[3], [-200, 0, 1], [0.25f], kept);
        Take(new float[Steps], new float[3], new float[3], [200, 0, 1], [0.25f], taken);
        Assert.Equal(MathF.Tanh(1), kept[0], 1e-7f);
        Assert.Equal(kept[0], taken[0]);
    }

    [Fact]
    public void ALengthIsSaidToCountSteps()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => Lengths(new float[8], [5], new float[6], new float[3], new float[4]));
        Assert.Equal("lengths", exception.ParamName);
        Assert.Contains("valid steps", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Another thread that writes to the lengths during a call spoils its result, never memory.</summary>
    [Fact]
    public async Task LengthsMayChangeDuringTheCall()
    {
        int[] lengths = [4, 4, 4, 64];
        float[] inputs = new float[4 * 64 * 8], states = new float[4 * 64 * 16];
        using CancellationTokenSource end = new(TimeSpan.FromMilliseconds(300));
        Task writer = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Volatile.Write(ref lengths[3], 70_000_000);
                Volatile.Write(ref lengths[3], 64);
            }
        });
        while (!end.IsCancellationRequested)
        {
            try
            {
                Unruly(inputs, lengths, new float[8 * 48], new float[16 * 48], states);
            }
            catch (ArgumentOutOfRangeException)
            {
                // The check met a bad length.
            }
        }

        await writer;
        Assert.All(states, state => Assert.Equal(0, state));
    }

    [Gru(Steps, 1, 1)]
    private static partial void Keep(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> initialState, Span<float> finalState);

    [Gru(Steps, 1, 1, Update = GruUpdate.TakeCandidate)]
    private static partial void Take(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> initialState, Span<float> finalState);

    [Gru(4, 2, 1)]
    private static partial void Lengths(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, Span<float> states);

    [Gru(64, 8, 16, Batch = 4)]
    private static partial void Unruly(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, Span<float> states);
}
