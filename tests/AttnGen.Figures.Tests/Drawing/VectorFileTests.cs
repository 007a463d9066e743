using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AttnGen.Figures.Tests;

/// <summary>SVG files are small, the same everywhere, and show every cell; PDF files say what they show.</summary>
public sealed class VectorFileTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly float[] Values = [.. Enumerable.Range(0, 24 * 24).Select(i => i * 0.618034f % 1)];

    private static readonly ValueMatrix Matrix = ValueMatrix.From(Values, 24, 24);

    [Fact]
    public void BytesDoNotDependOnTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        byte[] invariant = Write(Figure()), png = Png(Figure());
        try
        {
            foreach (string name in new[] { "de-DE", "fr-FR", "ar-SA", "fa-IR", "tr-TR" })
            {
                CultureInfo culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
                culture.NumberFormat.NumberDecimalSeparator = ",";
                culture.NumberFormat.NegativeSign = "~";
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(invariant, Write(Figure()));
                Assert.Equal(png, Png(Figure()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TwoFilesOfAFigureAreEqual()
    {
        HeatmapFigure figure = Figure();
        Assert.Equal(Write(figure), Write(figure));
        Assert.Equal(Write(figure), Write(Figure()));
        Assert.Equal(Pdf(figure), Pdf(Figure()));
    }

    /// <summary>A plain 24 × 24 map with its axes and bar, and one with 576 numbers.</summary>
    [Fact]
    public void FilesAreSmall()
    {
        Assert.InRange(Write(new HeatmapFigure(Matrix)).Length, 1, 50_000);
        Assert.InRange(Write(Figure()).Length, 1, 200_000);
    }

    /// <summary>A million cells are an image, whatever their colours.</summary>
    [Fact]
    public void ManyCellsAreAnImage()
    {
        HeatmapFigure figure = new(ValueMatrix.From([.. Enumerable.Range(0, 400 * 400).Select(i => i * 0.618034f % 1)], 400, 400)) { ColorBar = false };
        XDocument document = Read(figure);
        XElement image = Assert.Single(document.Descendants(Svg + "image"));
        XAttribute link = Assert.Single(image.Attributes(), attribute => attribute.Name.LocalName == "href");
        Assert.StartsWith("data:image/png;base64,iVBOR", link.Value, StringComparison.Ordinal);
        Assert.InRange(Write(figure).Length, 1, 400_000);
    }

    /// <summary>Every cell's colour is in the path at its place: one rectangle for neighbours of the same colour.</summary>
    [Fact]
    public void EveryCellIsThere()
    {
        Rgba32[] expected = Heatmap.FromMatrix(Values, 24, 24).ToPixels(), found = new Rgba32[expected.Length];
        XElement group = Read(new HeatmapFigure(Matrix) { ColorBar = false }).Descendants(Svg + "g").First(element => element.Attribute("shape-rendering") is not null);
        foreach (XElement path in group.Elements(Svg + "path"))
        {
            Rgba32 color = Parse(path.Attribute("fill")!.Value);
            foreach (string run in path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = run.Split(' ', 'h', 'v');
                (int column, int row, int length) = (Number(parts[0]), Number(parts[1]), Number(parts[2]));
                for (int i = 0; i < length; i++)
                {
                    Assert.Equal(default, found[(row * 24) + column + i]);
                    found[(row * 24) + column + i] = color;
                }
            }
        }

        Assert.Equal(expected, found);
    }

    /// <summary>A glyph is defined once, and each is used.</summary>
    [Fact]
    public void GlyphsAreDefinedOnce()
    {
        XDocument document = Read(Figure());
        string[] defined = [.. document.Descendants(Svg + "defs").Elements(Svg + "path").Select(path => path.Attribute("id")!.Value)];
        IEnumerable<string> used = document.Descendants(Svg + "use").Select(use => use.Attributes().Single(attribute => attribute.Name.LocalName == "href").Value[1..]);
        Assert.Equal(defined.Order(), used.Distinct().Order());
        Assert.InRange(defined.Length, 10, 40);
    }

    [Fact]
    public void TheBytesAreUtf8WithoutMark()
    {
        byte[] file = Write(new HeatmapFigure(Matrix) { Title = "größer ▁ 漢" });
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Contains("aria-label=\"größer ▁ 漢\"", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', file);
    }

    private static HeatmapFigure Figure() => new(Matrix)
    {
        Annot = true, Fmt = ".2f", Title = "title", ColorBarLabel = "label", Scale = ColorScale.Linear(0.1, 0.9), Mask = new bool[24, 24], LineWidths = 0.5,
    };

    private static byte[] Write(Figure figure)
    {
        using MemoryStream stream = new();
        figure.WriteSvg(stream);
        return stream.ToArray();
    }

    private static byte[] Png(Figure figure)
    {
        using MemoryStream stream = new();
        figure.WritePng(stream);
        return stream.ToArray();
    }

    private static byte[] Pdf(Figure figure)
    {
        using MemoryStream stream = new();
        figure.WritePdf(stream);
        return stream.ToArray();
    }

    private static XDocument Read(Figure figure) => XDocument.Parse(Encoding.UTF8.GetString(Write(figure)));

    private static Rgba32 Parse(string color)
    {
        uint number = uint.Parse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgba32((byte)(number >> 16), (byte)(number >> 8), (byte)number);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
