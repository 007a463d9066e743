using System.Globalization;

namespace AttnGen.Demo.Digits;

/// <summary>A handwritten digit that the model has not seen in training.</summary>
/// <param name="Label">The digit that it is, 0 … 9.</param>
/// <param name="Pixels">[8, 8], from 0, the paper, to 1, ink, in sixteenths.</param>
internal sealed record TestDigit(int Label, float[] Pixels)
{
    /// <summary>Intensities by their digit of base 17.</summary>
    private const string Intensities = "0123456789abcdefg";

    public static TestDigit[] LoadAll() => [.. Resource.ReadLines("digits.test.txt").Where(line => line.Length > 0).Select(Parse)];

    private static TestDigit Parse(string line)
    {
        string[] parts = line.Split('\t');
        float[] pixels = [.. parts[1].Select(intensity => Intensities.IndexOf(intensity, StringComparison.Ordinal) / 16f)];
        return new TestDigit(int.Parse(parts[0], CultureInfo.InvariantCulture), pixels);
    }
}
