using AttnGen.Figures;
using static AttnGen.Demo.Digits.DigitKernels;

namespace AttnGen.Demo.Digits;

/// <summary>
/// Vision: handwritten digits that the model has not seen, recognised by self-attention between their pixels; which pixels counted, and how
/// well it does, by confusion matrix and metrics.
/// </summary>
internal static class DigitExample
{
    /// <summary>
    /// The test digit whose attention is shown: a 5, of which the model looks at the two gaps that a 6 and a 9 do not have.
    /// </summary>
    public const int Shown = 5;

    private const int Gap = 2;

    /// <summary>Digits that are drawn with their attention: the first of each class.</summary>
    private const int Classes = 10;

    public static void Run(string folder)
    {
        DigitModel model = new();
        TestDigit[] digits = TestDigit.LoadAll();
        ConfusionMatrix confusion = model.Test(digits);
        ClassificationMetrics metrics = confusion.Metrics();
        float[] attention = [.. digits.SelectMany(digit => model.AttentionOver(digit.Pixels).Values.ToArray())];
        TestDigit shown = digits[Shown];
        double time = Measure.Microseconds(() => model.Classify(shown.Pixels));

        Console.WriteLine();
        Console.WriteLine($"Digits   [Attention(queries: {Pixels}, keys: {Pixels}, dim: {HeadDim}, Heads = {Heads})] between the pixels, [Attention(queries: 1, keys: {Pixels}, dim: {Dim})] over them");
        Console.WriteLine($"  {confusion.Correct} of {confusion.Samples} unseen handwritten digits right ({metrics.Accuracy:P1}); {time:F1} µs a call, weights included");
        Console.WriteLine($"  checksum of the bits: attention over all of their pixels {Measure.Checksum(attention):X8}");
        Console.WriteLine();
        foreach (string line in metrics.ToText(digits: 3).TrimEnd().Split('\n'))
        {
            Console.WriteLine(line.Length == 0 ? line : "    " + line);
        }

        Console.WriteLine();
        int found = model.Classify(shown.Pixels);
        int strongest = model.Attention.AsSpan().IndexOf(model.Attention.Max());
        Console.WriteLine($"  a {shown.Label}, taken for a {found}; on the right the weight of each of its pixels, up to {model.Attention.Max():P1} in row {strongest / Side}, column {strongest % Side}");
        TerminalHeatmap.Draw(Beside(shown.Pixels, model.Attention), Side, Side + Gap + Side, "magma");

        string images = Path.Combine(folder, "digits-attention.png"), matrix = Path.Combine(folder, "digits-confusion.png");
        DrawAttention(model, digits).SavePng(images);
        DrawConfusion(confusion).SavePng(matrix);
        Console.WriteLine($"  pictures: {images}, {matrix}");
    }

    /// <summary>The first digit of each class, light on dark, under the weight of each of its pixels.</summary>
    public static ImageFigure DrawAttention(DigitModel model, TestDigit[] digits) => new(
    [
        .. Enumerable.Range(0, Classes).Select(label => digits.First(digit => digit.Label == label)).Select(digit => new ImageMap(
            Photograph.FromMatrix(ValueMatrix.From(digit.Pixels, Side, Side), black: 0, white: 1),
            model.AttentionOver(digit.Pixels),
            $"a {digit.Label}, taken for a {model.Classify(digit.Pixels)}")),
    ])
    {
        Title = "Where the decision looks: the weight of each pixel",
        Columns = 5,
        PixelSize = 10,
        Overlay = new() { Colormap = Colormaps.Inferno, Scale = ColorScale.Linear(0, 0.2), Alpha = 0.7, Interpolation = ImageInterpolation.Nearest },
    };

    /// <summary>How often each digit is taken for each.</summary>
    public static ConfusionMatrixFigure DrawConfusion(ConfusionMatrix confusion) => new(confusion) { Title = "Handwritten digits" };

    /// <summary>Two pictures [Side, Side] beside each other, each from 0 to its greatest value.</summary>
    private static float[] Beside(float[] left, float[] right)
    {
        const int Width = Side + Gap + Side;
        float[] both = new float[Side * Width];
        float mostLeft = left.Max(), mostRight = right.Max();
        for (int place = 0; place < Pixels; place++)
        {
            (int row, int column) = (place / Side, place % Side);
            both[(row * Width) + column] = left[place] / mostLeft;
            both[(row * Width) + Side + Gap + column] = right[place] / mostRight;
        }

        return both;
    }
}
