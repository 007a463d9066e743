namespace AttnGen.Figures.Drawing;

/// <summary>A figure whose parts have their places.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Warnings">What the reader of the picture would not see, such as characters that no font has.</param>
/// <param name="Draw">Draws all parts.</param>
internal sealed record FigureLayout(float Width, float Height, IReadOnlyList<string> Warnings, Action<FigureCanvas> Draw);
