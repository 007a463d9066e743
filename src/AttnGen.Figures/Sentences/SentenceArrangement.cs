using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Heatmaps;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Sentences;

/// <summary>Gives the parts of a sentence figure their places: boxes of tokens in lines, captions, colour bar, title, in this order.</summary>
internal sealed class SentenceArrangement
{
    /// <summary>In ems of the text: between text and the end of a word's box, between words, between lines, between rows of weights.</summary>
    private const float Pad = 0.28f, WordGap = 0.16f, LineGap = 0.3f, RowGap = 0.7f;

    /// <summary>The height of a box, and the width of an empty token's, in ems.</summary>
    private const float BoxHeight = 1.5f, EmptyWidth = 0.5f;

    /// <summary>Numbers below tokens: their size as a share of the text's, and the height that they add to a box, in their ems.</summary>
    private const float NumberShare = 0.62f, NumberHeight = 1.25f, NumberPad = 0.35f;

    /// <summary>What captions may take of the picture's width, and what lies between them and the text, in ems.</summary>
    private const float MostCaptionShare = 0.35f, CaptionGap = 0.8f;

    private const float BarLength = 240, BarGap = 16;

    private readonly SentenceFigure _figure;
    private readonly TextShaper _shaper;
    private readonly float _size;
    private readonly Heatmap _shades;
    private readonly TextLine?[] _numbers;
    private readonly SentencePiece[] _pieces;
    private readonly TextLine[]? _captions;
    private readonly float _captionWidth;
    private readonly float _numberSize;

    public SentenceArrangement(SentenceFigure figure, TextShaper shaper)
    {
        (_figure, _shaper, _size) = (figure, shaper, (float)figure.TextSize);
        _numberSize = Math.Max(FigureStyle.LeastTextSize, _size * NumberShare);
        Subwords subwords = Subwords.Of(figure.Tokens, figure.Marks);
        ValueMatrix weights = SentenceShades.Weights(figure, subwords);
        _shades = SentenceShades.Colors(figure, weights);
        _numbers = [.. SentenceShades.Texts(figure, weights).Select(text => text is null ? null : shaper.Shape(text))];
        if (figure.Map.RowNames is { } names && names.Any(name => name.Length > 0))
        {
            float most = figure.Width * MostCaptionShare / _size;
            _captions = [.. names.Select(name => shaper.Fit(name, most))];
            _captionWidth = MathF.Ceiling((_captions.Max(caption => caption.Width) + CaptionGap) * _size);
        }

        _pieces = Pieces(subwords);
    }

    /// <summary>The box of each token or word in each row, row after row, for tests.</summary>
    internal Box[] Boxes { get; private set; } = [];

    public FigureLayout Arrange()
    {
        TextLine? title = string.IsNullOrEmpty(_figure.Title) ? null : _shaper.Shape(_figure.Title);
        float titleWidth = title is null ? 0 : title.Width * FigureStyle.TitleSize;
        HorizontalColorBar? bar = _figure.ColorBar ? BarOf() : null;
        float room = MathF.Floor(Math.Max(_figure.Width - (2 * FigureStyle.Margin) - _captionWidth, _pieces.Max(piece => piece.Width)));
        float barLeft = FigureStyle.Margin + _captionWidth + (bar?.Before ?? 0);
        float width = Math.Max(room + _captionWidth, Math.Max(titleWidth, bar is null ? 0 : barLeft - FigureStyle.Margin + bar.Width)) + (2 * FigureStyle.Margin);
        float top = FigureStyle.Margin + (title is null ? 0 : (FigureStyle.TitleSize * TextLine.LineHeight) + FigureStyle.TitlePad);

        // Lines that run from the right begin at the right end of the picture, even if the title or the bar has made it wider.
        float shift = _figure.RightToLeft ? MathF.Floor(width - (2 * FigureStyle.Margin) - _captionWidth - room) : 0;
        (float[] tops, float bottom) = Place(room, shift, MathF.Round(top));
        float barTop = MathF.Round(bottom + BarGap);
        float height = bar is null ? bottom : barTop + bar.Height;
        return new FigureLayout(
            MathF.Ceiling(width), MathF.Ceiling(height + FigureStyle.Margin), [],
            canvas =>
            {
                if (title is not null)
                {
                    float baseline = FigureStyle.Margin + (FigureStyle.TitleSize * TextLine.Ascent);
                    canvas.DrawText(title, FigureStyle.TitleSize, FigureStyle.Margin, baseline, 0, FigureStyle.Ink);
                }

                Draw(canvas, tops);
                bar?.Draw(canvas, barLeft, barTop);
            });
    }

    private float Height => MathF.Round((BoxHeight * _size) + (_figure.Annot ? NumberHeight * _numberSize : 0));

    private HorizontalColorBar BarOf() => new(
        _shaper, _shades.Colormap!, _shades.Scale!, CellColoring.Beyond(_shades), string.IsNullOrEmpty(_figure.ColorBarLabel) ? null : _figure.ColorBarLabel,
        CellColoring.HasBad(_shades) ? "masked" : null, BarLength);

    /// <summary>A box for each token or word. It is as wide in every row, so that rows are read below each other.</summary>
    private SentencePiece[] Pieces(Subwords subwords)
    {
        int count = _shades.Columns;
        SentencePiece[] pieces = new SentencePiece[count];
        float most = Math.Max(10, ((_figure.Width - (2 * FigureStyle.Margin) - _captionWidth) / _size) - (2 * Pad));
        int[] tokens = _figure.MergeSubwords ? FirstTokens(subwords) : [.. Enumerable.Range(0, count + 1)];
        for (int i = 0; i < count; i++)
        {
            TextLine text = _shaper.Fit(_figure.MergeSubwords ? subwords.Words[i] : subwords.Texts[i], most);
            bool isJoined = subwords.IsJoined(tokens[i]), isContinued = i + 1 < count && subwords.IsJoined(tokens[i + 1]);
            float written = Math.Max(text.Width, text.Width == 0 ? EmptyWidth : 0) * _size;
            float before = isJoined ? 0 : Pad * _size, after = isContinued ? 0 : Pad * _size, number = 0;
            for (int row = 0; row < _shades.Rows; row++)
            {
                number = Math.Max(number, _numbers[(row * count) + i] is { } line ? (line.Width + (2 * NumberPad)) * _numberSize : 0);
            }

            float width = MathF.Ceiling(Math.Max(before + written + after, number));

            // Text stays beside the rest of its word; what a number or rounding adds is on the free side, or on both of a whole word.
            float free = width - before - written - after;
            before += isJoined ? isContinued ? free / 2 : 0 : isContinued ? free : free / 2;
            pieces[i] = new SentencePiece(text, before, width, isJoined, subwords.EndsLine(tokens[i + 1] - 1));
        }

        return pieces;
    }

    /// <summary>The first token of each word, and the number of tokens.</summary>
    private static int[] FirstTokens(Subwords subwords)
    {
        int[] tokens = new int[subwords.Words.Count + 1];
        for (int token = subwords.Tokens.Count - 1; token >= 0; token--)
        {
            tokens[subwords.WordOf(token)] = token;
        }

        tokens[^1] = subwords.Tokens.Count;
        return tokens;
    }

    private (float[] Tops, float Bottom) Place(float room, float shift, float top)
    {
        (int Line, float X)[] places = LineBreaking.Set(_pieces, room, MathF.Round(WordGap * _size));
        float pitch = Height + MathF.Round(LineGap * _size), left = MathF.Round(FigureStyle.Margin + _captionWidth);
        float strip = (places[^1].Line * pitch) + Height;
        float[] tops = new float[_shades.Rows];
        Boxes = new Box[_shades.Rows * _pieces.Length];
        for (int row = 0; row < tops.Length; row++)
        {
            tops[row] = top + (row * (strip + MathF.Round(RowGap * _size)));
            for (int i = 0; i < _pieces.Length; i++)
            {
                float x = _figure.RightToLeft ? shift + room - places[i].X - _pieces[i].Width : places[i].X;
                Boxes[(row * _pieces.Length) + i] = new Box(left + x, tops[row] + (places[i].Line * pitch), _pieces[i].Width, Height);
            }
        }

        return (tops, tops[^1] + strip);
    }

    private void Draw(FigureCanvas canvas, float[] tops)
    {
        float baseline = ((BoxHeight / 2) + (TextLine.CapHeight / 2) - 0.02f) * _size;
        for (int row = 0; row < tops.Length; row++)
        {
            if (_captions is not null)
            {
                float end = FigureStyle.Margin + _captionWidth - (CaptionGap * _size);
                canvas.DrawText(_captions[row], _size, end, tops[row] + baseline, 1, 0, 0, FigureStyle.Ink);
            }

            for (int i = 0; i < _pieces.Length; i++)
            {
                int cell = (row * _pieces.Length) + i;
                DrawPiece(canvas, _pieces[i], Boxes[cell], _shades.Pixels[cell], _numbers[cell], baseline);
            }
        }
    }

    private void DrawPiece(FigureCanvas canvas, SentencePiece piece, Box box, Rgba32 shade, TextLine? number, float baseline)
    {
        Rgba32 ink;
        if (shade.A == 0)
        {
            ink = HorizontalColorBar.FaintInk;
            canvas.StrokeRectangle(new Box(box.Left + 0.5f, box.Top + 0.5f, box.Width - 1, box.Height - 1), FigureStyle.LineWidth, new Rgba32(0xD0, 0xD0, 0xD0));
        }
        else
        {
            ink = ColorMixing.TextOn(ColorMixing.Over(shade, shade.A, FigureStyle.Paper));
            canvas.FillRectangle(box, shade);
        }

        // Read from the right, the free side of a box is its other one.
        float before = _figure.RightToLeft ? piece.Width - piece.Before - (piece.Text.Width * _size) : piece.Before;
        if (piece.Text.Text.Length > 0)
        {
            canvas.DrawText(piece.Text, _size, box.Left + before, box.Top + baseline, 0, ink);
        }

        if (number is not null)
        {
            float y = box.Bottom - (0.42f * _numberSize);
            canvas.DrawText(number, _numberSize, box.CenterX, y, 0.5f, 0, 0, ink);
        }
    }
}
