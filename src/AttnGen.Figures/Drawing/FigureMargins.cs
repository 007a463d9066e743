namespace AttnGen.Figures.Drawing;

/// <summary>Pixels that a figure needs around its cells.</summary>
/// <param name="Left">For row labels and the name of the rows.</param>
/// <param name="Top">For the title.</param>
/// <param name="Right">For the colour bar.</param>
/// <param name="Bottom">For column labels and the name of the columns.</param>
internal readonly record struct FigureMargins(float Left, float Top, float Right, float Bottom);
