using AttnGen.Figures.Drawing;
using AttnGen.Figures.Images;
using AttnGen.Figures.Text;

namespace AttnGen.Figures;

/// <summary>Attention of pixels or patches over the photograph that it looks at; one picture or several with one scale and one colour bar.</summary>
/// <remarks>
/// <para>
/// The blend is <see cref="ImageOverlay"/>'s: nothing is divided by a picture's maximum, so that photographs keep their brightness and
/// pictures can be compared. The colour bar shows the map's own colours, before they are blended.
/// </para>
/// <para>A map shows where a layer looked, not why the model answered as it did: see <see cref="ValueContributions"/>.</para>
/// </remarks>
/// <example><code>
/// Photograph photograph = Photograph.FromPixels(new Rgba32[224 * 224], 224, 224);
/// ValueMatrix patches = ValueMatrix.From(new float[14, 14]);
/// new ImageFigure(photograph, patches) { Title = "head 3", Overlay = new() { Colormap = Colormaps.Magma } }.SavePng("overlay.png");
/// </code></example>
public sealed class ImageFigure : Figure
{
    /// <summary>A figure of one photograph.</summary>
    /// <param name="photograph">The image.</param>
    /// <param name="map">A weight for each patch or pixel, of any shape: stretched over the image.</param>
    /// <param name="caption">Below the picture, or null.</param>
    public ImageFigure(Photograph photograph, ValueMatrix map, string? caption = null)
        : this([new ImageMap(photograph, map, caption)])
    {
    }

    /// <summary>A figure of several photographs with one scale.</summary>
    /// <param name="images">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ImageFigure(IReadOnlyList<ImageMap> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Images = images.Count > 0 ? [.. images] : throw new ArgumentException("images is empty; give at least one.", nameof(images));
    }

    /// <summary>The photographs with their maps.</summary>
    public IReadOnlyList<ImageMap> Images { get; }

    /// <summary>Above the pictures.</summary>
    public string? Title { get; init; }

    /// <summary>Colours, scale, opacity and interpolation. A scale without limits takes them from all maps together.</summary>
    public OverlayOptions Overlay { get; init => field = PropertyRules.NotNull(value, nameof(Overlay)); } = new();

    /// <summary>Whether each photograph is shown without its map, too, at the left; default true.</summary>
    public bool ShowPhotograph { get; init; } = true;

    /// <summary>Pictures side by side, a photograph with its map counting as one; absent: as near to a square as they come.</summary>
    public int? Columns { get; init => field = PropertyRules.AtLeast(1, value, nameof(Columns)); }

    /// <summary>Pixels of the figure for each of a photograph; absent: as many whole ones as make it about 224 wide, at least 1.</summary>
    public int? PixelSize { get; init => field = PropertyRules.AtLeast(1, value, nameof(PixelSize)); }

    /// <summary>Whether there is a colour bar; default true.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>What the colours mean, beside the bar; default <c>attention weight</c>.</summary>
    public string? ColorBarLabel { get; init; } = "attention weight";

    private protected override FigureLayout Arrange(TextShaper shaper) => new ImageArrangement(this, shaper).Arrange();
}

/// <summary>A photograph and the attention over it.</summary>
/// <param name="Photograph">The image.</param>
/// <param name="Map">A weight for each patch or pixel, of any shape: stretched over the image.</param>
/// <param name="Caption">Below the picture, or null.</param>
public sealed record ImageMap(Photograph Photograph, ValueMatrix Map, string? Caption = null);
