using AttnGen.Demo.Digits;
using AttnGen.Tests.Shared;

namespace AttnGen.Demo.Tests;

/// <summary>
/// The trained digit model of the demo, run by generated kernels: every prediction, metric and attention map beside what the training program
/// and scikit-learn say.
/// </summary>
public sealed class DigitModelTests
{
    private const double LargestDifference = 1e-4;

    /// <summary>The library's bound for rows of weights: 2⁻¹⁹.</summary>
    private const double LargestErrorOfSum = 1.9e-6;

    private static readonly string Examples = Path.Combine(AppContext.BaseDirectory, "Data", "digits", "examples");

    private static readonly MetricsCase Golden = MetricsCase.ReadAll(Path.Combine(Examples, "metrics.json")).Single();

    private static readonly TestDigit[] Digits = TestDigit.LoadAll();

    [Fact]
    public void EveryPredictionIsThatOfTheTrainingProgram()
    {
        DigitModel model = new();
        Assert.Equal(Golden.TrueLabels, Digits.Select(digit => digit.Label));
        Assert.Equal(Golden.PredictedLabels, Digits.Select(digit => model.Classify(digit.Pixels)));
    }

    [Fact]
    public void MetricsAreScikitLearnsToTheLastDigit()
    {
        ConfusionMatrix confusion = new DigitModel().Test(Digits);
        Golden.AssertCounts(confusion);
        Golden.AssertMetrics(confusion.Metrics());
        Assert.Equal(599, confusion.Samples);
        Assert.InRange(confusion.Metrics().Accuracy, 0.96, 1);
    }

    [Fact]
    public void AttentionIsThatOfTheTrainingProgram()
    {
        DigitModel model = new();
        float[] attention = Read("attention.npy"), logits = Read("logits.npy"), selfAttention = Read("selfAttention.npy");
        int count = attention.Length / DigitKernels.Pixels;
        Assert.Equal(20, count);
        for (int digit = 0; digit < count; digit++)
        {
            ValueMatrix map = model.AttentionOver(Digits[digit].Pixels);
            Assert.Equal((DigitKernels.Side, DigitKernels.Side), (map.Rows, map.Columns));
            AssertClose(attention.AsSpan(digit * DigitKernels.Pixels, DigitKernels.Pixels), map.Values);
            AssertClose(logits.AsSpan(digit * DigitKernels.Classes, DigitKernels.Classes), model.ClassLogits);
        }

        model.Classify(Digits[0].Pixels);
        AssertClose(selfAttention, model.Layers.SelectMany(layer => layer.Weights).ToArray());
    }

    [Fact]
    public void WeightsAreSharesOfOne()
    {
        DigitModel model = new();
        foreach (TestDigit digit in Digits)
        {
            model.Classify(digit.Pixels);
            AssertShares(model);
        }
    }

    /// <summary>What is no digit is taken for one, too; nothing breaks, and weights stay weights.</summary>
    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    [InlineData(1000f)]
    public void PicturesOfOneShadeAreNoTrouble(float shade)
    {
        DigitModel model = new();
        float[] pixels = new float[DigitKernels.Pixels];
        Array.Fill(pixels, shade);
        Assert.InRange(model.Classify(pixels), 0, 9);
        Assert.All(model.ClassLogits, logit => Assert.True(float.IsFinite(logit)));
        AssertShares(model);
    }

    /// <summary>A digit leaves nothing behind that the next one could see.</summary>
    [Fact]
    public void DigitsDoNotDependOnThoseBefore()
    {
        DigitModel used = new();
        foreach (TestDigit digit in Digits.Take(20))
        {
            used.Classify(Digits[^1].Pixels);
            used.Classify(digit.Pixels);
            DigitModel fresh = new();
            fresh.Classify(digit.Pixels);
            Assert.Equal(fresh.ClassLogits, used.ClassLogits);
            Assert.Equal(fresh.Attention, used.Attention);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    public void AnImpossiblePictureIsNamed(int length) => Assert.Equal(
        $"pixels must have the shape [rows 8, columns 8], that is 64 elements, but its length is {length}. (Parameter 'pixels')",
        Assert.Throws<ArgumentException>(() => new DigitModel().Classify(new float[length])).Message);

    private static void AssertShares(DigitModel model)
    {
        Assert.All(model.Attention, weight => Assert.InRange(weight, 0, 1));
        Assert.Equal(1, model.Attention.Sum(weight => (double)weight), LargestErrorOfSum);
        foreach (float[] row in model.Layers.SelectMany(layer => layer.Weights.Chunk(DigitKernels.Pixels)))
        {
            Assert.Equal(1, row.Sum(weight => (double)weight), LargestErrorOfSum);
        }
    }

    private static float[] Read(string file) => AttnGen.Tests.Shared.NpyFile.Read<float>(Path.Combine(Examples, file)).Values;

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], LargestDifference);
        }
    }
}
