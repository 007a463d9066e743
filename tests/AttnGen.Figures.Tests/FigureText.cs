using System.Xml;

namespace AttnGen.Figures.Tests;

/// <summary>What a figure says, read from its SVG.</summary>
internal static class FigureText
{
    /// <summary>Every line of text in the order in which it is drawn.</summary>
    public static List<string> Of(Figure figure)
    {
        using MemoryStream stream = new();
        figure.WriteSvg(stream);
        stream.Position = 0;
        List<string> lines = [];
        using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("aria-label") is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
