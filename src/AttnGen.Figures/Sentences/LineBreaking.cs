namespace AttnGen.Figures.Sentences;

/// <summary>Sets pieces in lines, as text is set: words stay whole unless one is longer than a line.</summary>
internal static class LineBreaking
{
    /// <summary>Finds where each piece lies.</summary>
    /// <param name="pieces">The pieces in their order.</param>
    /// <param name="width">Pixels of a line; a piece that is wider has a line of its own.</param>
    /// <param name="gap">Pixels between words.</param>
    /// <returns>The line of each piece, from 0, and its begin in the line.</returns>
    public static (int Line, float X)[] Set(IReadOnlyList<SentencePiece> pieces, float width, float gap)
    {
        (int Line, float X)[] places = new (int, float)[pieces.Count];
        int line = 0;
        float x = 0;
        for (int begin = 0, end; begin < pieces.Count; begin = end)
        {
            float word = pieces[begin].Width;
            for (end = begin + 1; end < pieces.Count && pieces[end].IsJoined; end++)
            {
                word += pieces[end].Width;
            }

            float start = x == 0 ? 0 : x + gap;
            if (x > 0 && start + word > width)
            {
                (line, start) = (line + 1, 0);
            }

            for (int i = begin; i < end; i++)
            {
                if (start > 0 && start + pieces[i].Width > width)
                {
                    (line, start) = (line + 1, 0);
                }

                places[i] = (line, start);
                start += pieces[i].Width;
            }

            x = start;
            if (pieces[end - 1].EndsLine && end < pieces.Count)
            {
                (line, x) = (line + 1, 0);
            }
        }

        return places;
    }
}

/// <summary>What is set in lines.</summary>
/// <param name="Text">What stands in the box.</param>
/// <param name="Before">Pixels from the left edge of the box to its text.</param>
/// <param name="Width">Pixels of the box, whole.</param>
/// <param name="IsJoined">Whether it touches the one before.</param>
/// <param name="EndsLine">Whether a new line follows.</param>
internal sealed record SentencePiece(Text.TextLine Text, float Before, float Width, bool IsJoined, bool EndsLine);
