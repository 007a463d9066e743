using AttnGen.Figures.Heatmaps;

namespace AttnGen.Figures.Tests;

/// <summary>Numbers in cells are those of Python's <c>format</c>, digit by digit.</summary>
public sealed class NumberFormatTests
{
    /// <summary>The intended differences: a true minus, and none before a number that rounds to 0; ∞.</summary>
    [Fact]
    public void NumbersAreThoseOfPython()
    {
        Formatted[] formats = ReferenceFile.Read<Formatted>("formats.json");
        Assert.True(formats.Sum(format => format.Values.Length) > 2500);
        Assert.All(formats, format =>
        {
            NumberFormat ours = NumberFormat.Parse(format.Fmt);
            for (int i = 0; i < format.Values.Length; i++)
            {
                string expected = format.Texts[i].Replace('-', '−').Replace("inf", "∞", StringComparison.Ordinal);
                bool isZero = expected.StartsWith('−') && expected.AsSpan().IndexOfAny("123456789∞") < 0;
                Assert.Equal(isZero ? (format.Fmt[0] == '+' ? "+" : "") + expected[1..] : expected, ours.Write(format.Values[i]));
            }
        });
    }

    [Theory]
    [InlineData("F2", 0.126, "0.13")]
    [InlineData("0.00", -1.5, "−1.50")]
    [InlineData("P0", 0.5, "50 %")]
    [InlineData("0%", 0.5, "50%")]
    [InlineData("0.0%", 0.5, "50.0%")]
    [InlineData("#,0.0", 12345.67, "12,345.7")]
    [InlineData("E1", 1500, "1.5E+003")]
    [InlineData("N1", 12345.67, "12,345.7")]
    public void NumbersOfDotNet(string format, double value, string expected) => Assert.Equal(expected, NumberFormat.Parse(format).Write(value));

    [Theory]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void WhatIsNoNumberIsNamed(double value, string expected) => Assert.Equal(expected, NumberFormat.Parse(".2g").Write(value));

    /// <summary>A text without a place for digits would stand in every cell.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello")]
    [InlineData("{:.2f}")]
    [InlineData("%.2f")]
    [InlineData(".2x")]
    [InlineData("D2")]
    [InlineData(".99f")]
    [InlineData(".2d")]
    [InlineData("Q")]
    public void OtherTextsAreRefused(string format)
    {
        HeatmapFigure figure = new(ValueMatrix.From(new[,] { { 1f } })) { Annot = true, Fmt = format };
        ArgumentException exception = Assert.Throws<ArgumentException>(() => figure.Size);
        Assert.Equal(nameof(HeatmapFigure.Fmt), exception.ParamName);
        Assert.Contains($"\"{format}\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains(".2f", exception.Message, StringComparison.Ordinal);
    }

    private sealed record Formatted(string Fmt, double[] Values, string[] Texts);
}
