using AttnGen.Figures.Heatmaps;

namespace AttnGen.Figures.Sentences;

/// <summary>The weights of a sentence's pieces or words in their colours.</summary>
internal static class SentenceShades
{
    /// <summary>The weights of what is shown: of the tokens, or of the words where they are merged.</summary>
    public static ValueMatrix Weights(SentenceFigure figure, Subwords subwords)
    {
        if (!figure.MergeSubwords)
        {
            return figure.Map;
        }

        float[][] rows = new float[figure.Map.Rows][];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = subwords.MergeWeights(figure.Map.Row(row), figure.WordWeight);
        }

        return ValueMatrix.From(rows, figure.Map.RowNames, subwords.Words);
    }

    /// <summary>Their colours: transparent where there is no value, unless the map has a colour for that.</summary>
    public static Heatmap Colors(SentenceFigure figure, ValueMatrix weights)
    {
        bool isSigned = weights.Values.ContainsAnyInRange(float.MinValue, -float.Epsilon);
        Colormap colormap = figure.Colormap ?? (isSigned ? MatrixDifference.Colors : Colormaps.Blues);
        ColorScale scale = figure.Scale ?? (isSigned ? ColorScale.Centered(0) : ColorScale.Linear(vmin: 0));
        return Heatmap.FromMatrix(weights, colormap.Bad.A == 0 ? colormap.With(bad: default(Rgba32)) : colormap, scale);
    }

    /// <summary>The weights as text, row-major; null where there is none or none was asked for.</summary>
    public static string?[] Texts(SentenceFigure figure, ValueMatrix weights)
    {
        string?[] texts = new string?[weights.Values.Length];
        if (!figure.Annot)
        {
            return texts;
        }

        NumberFormat format;
        try
        {
            format = NumberFormat.Parse(figure.Fmt);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(
                $"Fmt is \"{figure.Fmt}\"; write Python's .2g, .2f, .1e, d or .0%, or one of .NET's such as F2, P0 or 0.00.", nameof(SentenceFigure.Fmt), exception);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = float.IsNaN(weights.Values[i]) ? null : format.Write(weights.Values[i]);
        }

        return texts;
    }
}
