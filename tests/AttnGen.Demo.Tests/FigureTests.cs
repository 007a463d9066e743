using AttnGen.Demo.Dates;
using AttnGen.Demo.Digits;
using AttnGen.Demo.Photo;
using AttnGen.Figures;
using AttnGen.Tests.Shared;

namespace AttnGen.Demo.Tests;

/// <summary>The labelled pictures of the README, as the demo writes them.</summary>
public sealed class FigureTests
{
    public static TheoryData<string> Names => [.. Figures.Keys];

    /// <summary>Each picture under the name of its file.</summary>
    private static Dictionary<string, Func<Figure>> Figures { get; } = new()
    {
        ["figure-demo-example1"] = () => HotExample.Draw(NpyFile.Read("seed0_rand_10x10.npy")),
        ["figure-demo-sentence-heads"] = () => Sentence().Heads(),
        ["figure-demo-sentence-words"] = () => Sentence().Words(head: 2),
        ["figure-demo-sentence-it"] = () => Sentence().LooksAt(SentenceExample.It),
        ["figure-demo-sentence-effects"] = () => Sentence().Effects(head: 2),
        ["figure-demo-dates-bahdanau"] = () => DateExample.DrawLabelled("Bahdanau", new BahdanauDateModel(DateVocabulary.Load())),
        ["figure-demo-digits-attention"] = () => DigitExample.DrawAttention(new DigitModel(), TestDigit.LoadAll()),
        ["figure-demo-digits-confusion"] = () => DigitExample.DrawConfusion(new DigitModel().Test(TestDigit.LoadAll())),
        ["figure-demo-photograph"] = () => PhotoExample.Draw(PatchAttention.LoadPhotograph(), new PatchAttention(PatchAttention.LoadPhotograph())),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ThePictureIsAsReviewed(string name)
    {
        Figure figure = Figures[name]();
        Assert.Empty(figure.Warnings);
        using MemoryStream stream = new();
        figure.WritePng(stream);
        await Verifier.Verify(stream.ToArray(), "png").UseDirectory("heatmaps").UseFileName(name).UseComparer(PngComparison.Difference);
    }

    [Fact]
    public void EveryPictureHasItsTest() => Assert.DoesNotContain(
        Verifier.FindOrphans("heatmaps", Figures.Keys.Select(name => name + ".verified.png")),
        file => file.StartsWith("figure-demo-", StringComparison.Ordinal));

    private static SentenceFigures Sentence()
    {
        float[] query = NpyFile.Read("layer1_q_raw.npy"), key = NpyFile.Read("layer1_k.npy"), value = NpyFile.Read("layer1_v.npy");
        float[] output = new float[query.Length], weights = new float[SentenceExample.WeightsLength];
        Kernels.Layer1(query, key, value, output, weights);
        return new SentenceFigures(SentenceExample.AttentionOf(weights), value, SentenceExample.Layer1Dim);
    }
}
