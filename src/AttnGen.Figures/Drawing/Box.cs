namespace AttnGen.Figures.Drawing;

/// <summary>A rectangle of a picture in pixels, x to the right and y down from the picture's upper left corner.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Width">At least 0.</param>
/// <param name="Height">At least 0.</param>
internal readonly record struct Box(float Left, float Top, float Width, float Height)
{
    public float Right => Left + Width;

    public float Bottom => Top + Height;

    public float CenterX => Left + (Width / 2);

    public float CenterY => Top + (Height / 2);

    /// <summary>The box moved.</summary>
    public Box Offset(float x, float y) => this with { Left = Left + x, Top = Top + y };
}
