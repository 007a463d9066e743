using System.Globalization;

namespace AttnGen.Figures.Text;

/// <summary>Turns labels into lines of placed glyphs: any script, any direction, any string.</summary>
/// <remarks>
/// What a label draws is said by <see cref="LabelText"/>, its directions by <see cref="BidiLevels"/>, its faces by <see cref="FontFallback"/>.
/// A shaper serves one figure and one thread; several may work at once. The same label is shaped once.
/// </remarks>
/// <param name="fallback">The faces in which characters are sought.</param>
internal sealed class TextShaper(FontFallback fallback)
{
    private const string Ellipsis = "…";
    private const int NamedAtMost = 8;

    private readonly Dictionary<string, TextLine> _lines = [];
    private readonly Dictionary<(string Text, float Width), TextLine> _fitted = [];
    private readonly LineShaper _shaper = new(fallback);
    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _warned = [];
    private readonly HashSet<int> _named = [];

    /// <summary>A shaper with the fonts of the moment.</summary>
    public TextShaper()
        : this(FontFallback.Current)
    {
    }

    /// <summary>What the reader of the figure may miss, each said once, in the order in which it occurred.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Shapes a line.</summary>
    public TextLine Shape(string text)
    {
        if (!_lines.TryGetValue(text, out TextLine? line))
        {
            line = _shaper.Shape(Clean(text));
            WarnOfMissing(line);
            _lines.Add(text, line);
        }

        return line;
    }

    /// <summary>Shapes a line and, where it is too wide, cuts it between two grapheme clusters and ends it with an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxWidthEms">The width that it may have, in ems. Where not even the ellipsis fits, nothing is drawn.</param>
    public TextLine Fit(string text, float maxWidthEms)
    {
        if (!_fitted.TryGetValue((text, maxWidthEms), out TextLine? line))
        {
            line = _lines.TryGetValue(text, out TextLine? whole) ? whole : _shaper.Shape(Clean(text));
            if (!(line.Width <= maxWidthEms))
            {
                string clean = line.Text;
                line = Shorten(clean, maxWidthEms);
                Warn(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The label {LabelText.Quote(clean)} of {clean.Length:N0} characters is wider than its place; its end is left out."));
            }

            WarnOfMissing(line);
            _fitted.Add((text, maxWidthEms), line);
        }

        return line;
    }

    /// <summary>The longest begin that fits, found by doubling and halving: the work is that of shaping what fits a few times.</summary>
    private TextLine Shorten(string text, float maxWidthEms)
    {
        List<int> ends = [0];
        TextLine? best = Try(0);
        int fits = 0, tooLong = int.MaxValue;
        for (int step = 16; best is not null && tooLong == int.MaxValue; step *= 2)
        {
            while (ends.Count <= step && ends[^1] < text.Length)
            {
                ends.Add(ends[^1] + StringInfo.GetNextTextElementLength(text, ends[^1]));
            }

            Probe(Math.Min(step, ends.Count - 1));
            tooLong = ends[^1] == text.Length ? Math.Min(tooLong, ends.Count - 1) : tooLong;
        }

        while (tooLong - fits > 1 && best is not null)
        {
            Probe((fits + tooLong) / 2);
        }

        return best ?? new TextLine("", [], 0);

        void Probe(int clusters)
        {
            if (Try(ends[clusters]) is TextLine line)
            {
                (best, fits) = (line, clusters);
            }
            else
            {
                tooLong = clusters;
            }
        }

        TextLine? Try(int end)
        {
            TextLine line = _shaper.Shape($"{text.AsSpan(0, end).TrimEnd(' ')}{Ellipsis}");
            return line.Width <= maxWidthEms ? line : null;
        }
    }

    private string Clean(string text)
    {
        string clean = LabelText.Clean(text, out bool marksCut);
        if (marksCut)
        {
            Warn($"The label {LabelText.Quote(clean)} has more than {LabelText.MaximumMarks} combining marks in a row; the others are left out.");
        }

        return clean;
    }

    private void WarnOfMissing(TextLine line)
    {
        int[] missing = line.Missing.Count == 0 ? [] : [.. line.Missing.Where(_named.Add)];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing.Take(NamedAtMost).Select(CodePoints.Describe));
            string others = missing.Length > NamedAtMost ? $" and {missing.Length - NamedAtMost} more" : "";
            string boxes = missing.Length == 1 ? "a box stands for it" : "boxes stand for them";
            Warn($"No font has {names}{others} of the label {LabelText.Quote(line.Text)}; {boxes}.");
        }
    }

    private void Warn(string warning)
    {
        if (_warned.Add(warning))
        {
            _warnings.Add(warning);
        }
    }
}
