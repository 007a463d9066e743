using AttnGen.Demo.Dates;
using AttnGen.Tests.Shared;

namespace AttnGen.Demo.Tests;

/// <summary>
/// The trained encoder and decoders of the demo, run by generated kernels: what they were trained for, on dates that they have never seen, and
/// step by step beside the numbers that the training program computed.
/// </summary>
public sealed class DateModelTests
{
    private const double LargestDifference = 1e-4;

    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Data", "dates");

    private static readonly DateVocabulary Vocabulary = DateVocabulary.Load();

    private static readonly TestDate[] Dates = TestDate.LoadAll();

    public static TheoryData<string> Models => ["bahdanau", "luong"];

    [Theory]
    [MemberData(nameof(Models))]
    public void UnseenDatesComeOutRight(string name)
    {
        Assert.Equal(1000, Dates.Length);
        DateScore score = DateScore.Of(Create(name), Dates);
        Assert.True(score.Accuracy >= 0.99, $"{score.Accuracy:P2} of the dates are right.");
        Assert.True(score.Aligned >= 0.95, $"{score.Aligned:P2} of the steps look where they must.");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void StepsAreThoseOfTheTrainingProgram(string name)
    {
        string[][] examples = [.. File.ReadLines(Path.Combine(Data, "examples", "predictions.tsv")).Select(line => line.Split('\t')).Where(line => line[0] == name)];
        Assert.Equal(3, examples.Length);
        foreach (string[] example in examples)
        {
            DateModel model = Create(name);
            Assert.Equal(example[4], model.Translate(example[2]));
            AssertClose($"{name}Annotations{example[1]}.npy", model.Annotations);
            AssertClose($"{name}Alignment{example[1]}.npy", model.Alignment);
        }
    }

    /// <summary>The pictures of the README, as the demo writes them.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public async Task TheAlignmentIsDrawn(string name)
    {
        using MemoryStream stream = new();
        DateExample.Draw(Create(name)).WritePng(stream, DateExample.CellSize);
        await Verifier.Verify(stream.ToArray(), "png").UseDirectory("heatmaps").UseFileName("dates-" + name);
    }

    /// <summary>Weights are all of a step's attention, and what lies beyond the source has none of it.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void WeightsStayWithinTheSource(string name)
    {
        DateModel model = Create(name);
        foreach (TestDate date in Dates.Take(50))
        {
            model.Translate(date.Source);
            foreach (float[] step in model.Alignment.Chunk(DateKernels.SourceLength))
            {
                Assert.Equal(1, step.Sum(weight => (double)weight), tolerance: 1.9e-6);
                Assert.All(step[date.Source.Length..], weight => Assert.Equal(0, weight));
            }
        }
    }

    [Theory]
    [InlineData("3 März 2016", "'ä'")]
    [InlineData("", "1 … 32")]
    [InlineData("the third of March in the year 2016", "35")]
    public void AnImpossibleSourceIsNamed(string source, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Create("luong").Translate(source)).Message, StringComparison.Ordinal);

    private static DateModel Create(string name) => name == "bahdanau" ? new BahdanauDateModel(Vocabulary) : new LuongDateModel(Vocabulary);

    private static void AssertClose(string file, float[] actual)
    {
        float[] expected = AttnGen.Tests.Shared.NpyFile.Read<float>(Path.Combine(Data, "examples", file)).Values;
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, LargestDifference));
    }
}
