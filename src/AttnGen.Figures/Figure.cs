using System.Globalization;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;
using AttnGen.Heatmaps;

namespace AttnGen.Figures;

/// <summary>A picture with text, which saves itself as PNG, SVG or PDF.</summary>
/// <remarks>
/// <para>
/// Lengths are pixels at 100 dots per inch, matplotlib's default. Text is in DejaVu Sans, which the library carries, with fonts of the system
/// for scripts that it lacks; a character that no font has is a visible box and a line of <see cref="Warnings"/>. Glyphs are drawn as outlines
/// in PNG and SVG, so that pictures are the same on every system; in PDF they are text that can be searched.
/// </para>
/// <para>
/// A figure does not change once it is made, and may be used from any number of threads. A file appears complete or not at all.
/// </para>
/// </remarks>
public abstract class Figure
{
    /// <summary>Pixels of the longest side of a PNG file.</summary>
    private const int MostPixels = 32_767;

    private FigureLayout? _layout;

    private protected Figure()
    {
    }

    /// <summary>What the reader of the picture would not see: characters that no font has, labels that were left out or shortened.</summary>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    public IReadOnlyList<string> Warnings => Layout.Warnings;

    /// <summary>Width and height of the picture in pixels, before scaling.</summary>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    public (int Width, int Height) Size => ((int)MathF.Round(Layout.Width), (int)MathF.Round(Layout.Height));

    /// <summary>The picture with its parts in their places; several threads may find the same at once.</summary>
    internal FigureLayout Layout => _layout ??= Arrange();

    /// <summary>Saves the figure as a PNG file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="scale">Pixels for each of the figure's, such as 2 for print or dense screens.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> makes a side shorter than a pixel or longer than 32,767.</exception>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path, double scale = 1) => Save(path, stream => WritePng(stream, scale));

    /// <summary>Saves the figure as an SVG file; text is drawn as outlines and is given in labels for readers and search.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SaveSvg(string path) => Save(path, WriteSvg);

    /// <summary>Saves the figure as a PDF file of one page.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePdf(string path) => Save(path, WritePdf);

    /// <summary>Writes the figure as PNG; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="scale">Pixels for each of the figure's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> makes a side shorter than a pixel or longer than 32,767.</exception>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    public void WritePng(Stream stream, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RasterCanvas raster = Render(scale);
        Heatmap.FromPixels(raster.Pixels, raster.Height, raster.Width).WritePng(stream, raster.Width, raster.Height);
    }

    /// <summary>Writes the figure as SVG; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    public void WriteSvg(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SvgCanvas canvas = new(Layout.Width, Layout.Height, FigureStyle.Paper);
        Layout.Draw(canvas);
        canvas.Save(stream);
    }

    /// <summary>Writes the figure as PDF of one page; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    public void WritePdf(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PdfCanvas.Write(stream, Layout);
    }

    /// <summary>The picture's pixels, row-major.</summary>
    /// <param name="scale">Pixels for each of the figure's.</param>
    /// <returns>The pixels [height, width] and both lengths.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> makes a side shorter than a pixel or longer than 32,767.</exception>
    /// <exception cref="ArgumentException">Properties of the figure contradict each other; the message says which.</exception>
    public (Rgba32[] Pixels, int Width, int Height) ToPixels(double scale = 1)
    {
        RasterCanvas raster = Render(scale);
        return (raster.Pixels.ToArray(), raster.Width, raster.Height);
    }

    /// <summary>Gives every part its place.</summary>
    private protected abstract FigureLayout Arrange(TextShaper shaper);

    private FigureLayout Arrange()
    {
        TextShaper shaper = new();
        FigureLayout layout = Arrange(shaper);
        return layout with { Warnings = [.. shaper.Warnings, .. layout.Warnings] };
    }

    private static void Save(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, write);
    }

    private RasterCanvas Render(double scale)
    {
        double longest = Math.Max(Layout.Width, Layout.Height), shortest = Math.Min(Layout.Width, Layout.Height);
        if (!(shortest * scale >= 1) || longest * scale > MostPixels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, string.Create(
                    CultureInfo.InvariantCulture,
                    $"scale is {scale}; it must be at least {1 / shortest:0.#####} and at most {MostPixels / longest:0.##}, for a PNG file's side is 1 … {MostPixels} pixels here and the figure is {Layout.Width:0} × {Layout.Height:0}. SaveSvg and SavePdf have no such limit."));
        }

        RasterCanvas raster = new(Layout.Width, Layout.Height, (float)scale, FigureStyle.Paper);
        Layout.Draw(raster);
        return raster;
    }
}
