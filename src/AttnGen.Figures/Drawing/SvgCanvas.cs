using System.Globalization;
using System.Text;
using AttnGen.Figures.Text;
using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>
/// Writes SVG. Each glyph is an outline that is defined once, so that the picture needs no font; what a line says is its label, for readers and
/// search. The bytes are the same on every system.
/// </summary>
internal sealed class SvgCanvas : FigureCanvas
{
    /// <summary>Cells in a row of one colour are one part of a path; more cells than this are an image.</summary>
    private const int MostRectangles = 1 << 14;

    private readonly StringBuilder _body = new();
    private readonly StringBuilder _definitions = new();
    private readonly Dictionary<(FontFace, ushort), string> _glyphs = [];
    private readonly float _width;
    private readonly float _height;

    public SvgCanvas(float width, float height, Rgba32 background)
    {
        (_width, _height) = (width, height);
        FillRectangle(new Box(0, 0, width, height), background);
    }

    /// <summary>Writes the file; the stream stays open.</summary>
    public void Save(Stream stream)
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{_width:0.##}\" height=\"{_height:0.##}\" viewBox=\"0 0 {_width:0.##} {_height:0.##}\">\n"));
        if (_definitions.Length > 0)
        {
            writer.Write("<defs>\n");
            writer.Write(_definitions);
            writer.Write("</defs>\n");
        }

        writer.Write(_body);
        writer.Write("</svg>\n");
    }

    /// <inheritdoc/>
    public override void FillRectangle(Box box, Rgba32 color)
    {
        box = Snapped(box);
        Line($"<rect x=\"{box.Left:0.##}\" y=\"{box.Top:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"{Paint("fill", color)}/>");
    }

    /// <inheritdoc/>
    public override void FillPolygon(ReadOnlySpan<float> points, Rgba32 color) =>
        Line($"<polygon points=\"{Points(points)}\"{Paint("fill", color)}/>");

    /// <inheritdoc/>
    public override void StrokePolygon(ReadOnlySpan<float> points, float width, Rgba32 color) =>
        Line($"<polygon points=\"{Points(points)}\" fill=\"none\"{Paint("stroke", color)} stroke-width=\"{width:0.##}\"/>");

    /// <inheritdoc/>
    public override void DrawCells(Box box, ReadOnlySpan<Rgba32> colors, int rows, int columns)
    {
        box = Snapped(box);
        if (colors.Length > MostRectangles)
        {
            using MemoryStream file = new();
            Heatmap.FromPixels(colors, rows, columns).WritePng(file, columns, rows);
            string data = Convert.ToBase64String(file.GetBuffer(), 0, (int)file.Length);
            Line($"<image x=\"{box.Left:0.##}\" y=\"{box.Top:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,{data}\"/>");
            return;
        }

        // In units of a cell; without soft edges there are no seams between neighbours.
        Line($"<g transform=\"translate({box.Left:0.##} {box.Top:0.##}) scale({box.Width / columns:0.######} {box.Height / rows:0.######})\" shape-rendering=\"crispEdges\">");
        foreach (IGrouping<Rgba32, CellRun> group in CellRun.In(colors, rows, columns).GroupBy(run => run.Color))
        {
            StringBuilder path = new();
            foreach (CellRun run in group)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{run.Column} {run.Row}h{run.Length}v1h-{run.Length}z");
            }

            Line($"<path{Paint("fill", group.Key)} d=\"{path}\"/>");
        }

        Line($"</g>");
    }

    /// <inheritdoc/>
    public override void DrawText(TextLine line, float size, float x, float y, float degrees, Rgba32 color)
    {
        string turn = degrees == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" rotate({-degrees:0.##})");
        _body.Append(
            CultureInfo.InvariantCulture,
            $"<g role=\"img\" aria-label=\"{Escape(line.Text)}\" transform=\"translate({x:0.##} {y:0.##}){turn} scale({size:0.###})\"{Paint("fill", color)}>");
        foreach (GlyphRun run in line.Runs)
        {
            for (int i = 0; i < run.Glyphs.Length; i++)
            {
                if (Define(run.Face, run.Glyphs[i]) is { } name)
                {
                    _body.Append(CultureInfo.InvariantCulture, $"<use xlink:href=\"#{name}\"{Place('x', run.X[i])}{Place('y', run.Y[i])}/>");
                }
            }
        }

        Line($"</g>");
    }

    /// <summary>
    /// A box with its edges on whole pixels, as on a raster, so that lines are sharp where a pixel of the picture is one of the screen. What is
    /// thinner than a pixel stays so.
    /// </summary>
    private static Box Snapped(Box box)
    {
        if (box.Width < 1 || box.Height < 1)
        {
            return box;
        }

        float left = Round(box.Left), top = Round(box.Top);
        return new Box(left, top, Math.Max(1, Round(box.Right) - left), Math.Max(1, Round(box.Bottom) - top));
    }

    private static float Round(float value) => MathF.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>A coordinate in ems, left out where it is 0.</summary>
    private static string Place(char axis, float value)
    {
        string text = value.ToString("0.###", CultureInfo.InvariantCulture);
        return text is "0" or "-0" ? "" : $" {axis}=\"{text}\"";
    }

    private static string Paint(string attribute, Rgba32 color) => color.A == byte.MaxValue
        ? $" {attribute}=\"#{color.R:x2}{color.G:x2}{color.B:x2}\""
        : string.Create(CultureInfo.InvariantCulture, $" {attribute}=\"#{color.R:x2}{color.G:x2}{color.B:x2}\" {attribute}-opacity=\"{color.A / 255.0:0.###}\"");

    private static string Points(ReadOnlySpan<float> points)
    {
        StringBuilder text = new();
        for (int i = 0; i < points.Length; i += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : " ")}{points[i]:0.##},{points[i + 1]:0.##}");
        }

        return text.ToString();
    }

    /// <summary>Text as the value of an attribute. What XML cannot hold, such as control characters and lone surrogates, becomes U+FFFD.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                < 0x20 or 0x7F or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Defines a glyph once, in ems.</summary>
    /// <returns>Its name, or null where it is blank.</returns>
    private string? Define(FontFace face, ushort glyph)
    {
        if (face.Outline(glyph).IsEmpty)
        {
            return null;
        }

        if (!_glyphs.TryGetValue((face, glyph), out string? name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"g{_glyphs.Count}");
            _glyphs.Add((face, glyph), name);
            string data = SvgPath.Of(face.Outline(glyph), 1f / face.UnitsPerEm);
            _definitions.Append(CultureInfo.InvariantCulture, $"<path id=\"{name}\" d=\"{data}\"/>\n");
        }

        return name;
    }

    private void Line(FormattableString text) => _body.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
