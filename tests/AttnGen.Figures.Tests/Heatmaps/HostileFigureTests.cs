using System.Text;
using System.Xml;
using AttnGen.Figures.Text;
using AttnGen.Tests.Shared;

namespace AttnGen.Figures.Tests;

/// <summary>No text breaks a picture: every format stays well-formed, and what the text says is text.</summary>
public sealed class HostileFigureTests
{
    public static TheoryData<string> Texts =>
    [
        "</svg>", "\"><script>alert(1)</script>", "' onload='alert(1)", "&amp; & &#0; &lt;", "<!--", "]]>", "<?xml version=\"1.0\"?>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>", "a\0b", "\u0001\u0008\u001f\u007f", "\u0085\u2028\u2029", "\t line\r\nbreak", "\ud800", "x\udc00y", "\udc00\ud800",
        "\ufffe\uffff", "\ufeffbom", "שלום עולם", "مرحبا بالعالم", "abc שלום 123 def", "e\u0301\u0302\u0303\u0304\u0305", "\u0301", "नमस्ते", "한국어",
        "日本語", "👩‍👩‍👧‍👦 🏳️‍🌈", "\u202eright to left", "\u200b\u200d", "", "   ", "(eval) \\ % %PDF %%EOF endobj", "{0} {x:F2}", "𝔘𝔫𝔦", "Ġword ▁word ##ing </w>",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void EveryFormatStandsEveryText(string text) => AssertSound(FigureOf(text), text);

    [Fact]
    public void EveryFormatStandsALongText()
    {
        AssertSound(FigureOf(new string('w', 300)), null);
        foreach (string text in new[] { new string('w', 10_000), string.Concat(Enumerable.Repeat("مرحبا ", 1_700)), new string('\u0301', 10_000) })
        {
            HeatmapFigure figure = new(ValueMatrix.From(new[,] { { 0f, 1f } })) { Title = text, XLabel = text, YLabel = text, Width = 500, Height = 400 };
            AssertSound(figure, null);
            AssertSound(FigureOf(text), null);
        }
    }

    private static HeatmapFigure FigureOf(string text) => new(ValueMatrix.From(new[,] { { 0f, 1f }, { 2f, float.NaN } }))
    {
        Title = text,
        XLabel = text,
        YLabel = text,
        ColorBarLabel = text,
        RowLabels = [text, "b"],
        ColumnLabels = ["a", text],
        AnnotTexts = new[,] { { text, "1" }, { null, text } },
    };

    /// <param name="figure">The figure.</param>
    /// <param name="text">What stands in its title whole, or null.</param>
    private static void AssertSound(HeatmapFigure figure, string? text)
    {
        using MemoryStream png = new(), svg = new(), pdf = new();
        figure.WritePng(png);
        PngDecoder picture = PngDecoder.Decode(png.ToArray());
        Assert.Equal(figure.Size, (picture.Width, picture.Height));

        figure.WriteSvg(svg);
        (HashSet<string> elements, List<string> labels) = Read(svg.ToArray());
        Assert.Subset(new HashSet<string> { "svg", "defs", "path", "rect", "polygon", "g", "use", "image", "title" }, elements);
        if (!string.IsNullOrEmpty(text))
        {
            Assert.True(labels.Count(label => label == LabelText.Clean(text, out _)) >= 4, $"Labels: {string.Join(" | ", labels)}");
        }

        figure.WritePdf(pdf);
        string document = Encoding.Latin1.GetString(pdf.ToArray());
        Assert.StartsWith("%PDF-", document, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", document.TrimEnd(), StringComparison.Ordinal);
    }

    private static (HashSet<string> Elements, List<string> Labels) Read(byte[] file)
    {
        using XmlReader reader = XmlReader.Create(
            new MemoryStream(file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        HashSet<string> elements = [];
        List<string> labels = [];
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                elements.Add(reader.LocalName);
                labels.Add(reader.GetAttribute("aria-label") ?? "");
                Assert.Null(reader.GetAttribute("onload"));
            }
        }

        return (elements, labels);
    }
}
