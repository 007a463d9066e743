namespace AttnGen;

/// <summary>What the pixels of a picture show between the centres of a heatmap's cells; the words are those of matplotlib's <c>imshow</c>.</summary>
public enum HeatmapInterpolation
{
    /// <summary>Each pixel shows the cell that its centre lies in: cells are rectangles of one colour.</summary>
    Nearest,

    /// <summary>
    /// Each pixel shows the value between the four cells around its centre, weighted by nearness, coloured as a cell of that value would be;
    /// the limits of the scale stay those of the cells.
    /// </summary>
    Bilinear,
}
