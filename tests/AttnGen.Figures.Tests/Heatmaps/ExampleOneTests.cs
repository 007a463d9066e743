using AttnGen.Tests.Shared;

namespace AttnGen.Figures.Tests;

/// <summary>A random matrix looks as matplotlib's <c>imshow(data, cmap='hot', interpolation='nearest')</c> draws it.</summary>
public sealed class ExampleOneTests
{
    private const int Width = 640, Height = 480, Left = 143, Right = 513, Top = 58, Bottom = 427, Cells = 10;

    private static readonly Rgba32 Black = new(0, 0, 0), White = new(255, 255, 255);

    private static readonly PngDecoder Theirs = PngDecoder.Decode(File.ReadAllBytes(ReferenceFile.Path("example1-hot.png")));

    private static readonly HeatmapFigure Figure = new(
        ValueMatrix.From(NpyFile.Read<float>(Path.Combine(AppContext.BaseDirectory, "Golden", "inputs", "seed0_rand_10x10.npy")).Values, Cells, Cells))
    {
        Colormap = Colormaps.Hot,
        ColorBar = false,
    };

    private static readonly PngDecoder Ours = Decoded();

    [Fact]
    public void TheSizeIsTheSame() => Assert.Equal((Width, Height, Width, Height), (Theirs.Width, Theirs.Height, Ours.Width, Ours.Height));

    [Fact]
    public void TheFrameIsInItsPlace()
    {
        Assert.Equal([Left, Right], Lines(Theirs, isVertical: true));
        Assert.Equal([Top, Bottom], Lines(Theirs, isVertical: false));
        Assert.All(Lines(Ours, isVertical: true).Zip([Left, Right]), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        Assert.All(Lines(Ours, isVertical: false).Zip([Top, Bottom]), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        Assert.Equal((2, 2), (Lines(Ours, isVertical: true).Count, Lines(Ours, isVertical: false).Count));
    }

    [Fact]
    public void EveryCellHasItsColor()
    {
        for (int cell = 0; cell < Cells * Cells; cell++)
        {
            int x = Left + (int)(((cell % Cells) + 0.5) * (Right - Left) / Cells), y = Top + (int)(((cell / Cells) + 0.5) * (Bottom - Top) / Cells);
            Assert.Equal(Theirs.Pixels[(y * Width) + x], Ours.Pixels[(y * Width) + x]);
        }
    }

    /// <summary>The middle of each mark: theirs are soft, three pixels wide.</summary>
    [Fact]
    public void MarksAreInTheirPlaces()
    {
        int[] theirRows = Marks(Theirs, y => (y * Width) + Left - 3, Height), ourRows = Marks(Ours, y => (y * Width) + Left - 3, Height);
        int[] theirColumns = Marks(Theirs, x => ((Bottom + 3) * Width) + x, Width), ourColumns = Marks(Ours, x => ((Bottom + 3) * Width) + x, Width);
        Assert.Equal((5, 5, 5, 5), (theirRows.Length, theirColumns.Length, ourRows.Length, ourColumns.Length));
        Assert.All(theirRows.Concat(theirColumns).Zip(ourRows.Concat(ourColumns)), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Fact]
    public void NumbersAreTheSame()
    {
        List<DrawnText> texts = RecordingCanvas.Of(Figure).Texts;
        Assert.Equal(["0", "2", "4", "6", "8", "0", "2", "4", "6", "8"], texts.Select(text => text.Text));
        Assert.All(texts[..5], text => Assert.True(text.Bounds.Right < Left - 6));
        Assert.All(texts[5..], text => Assert.True(text.Bounds.Top > Bottom + 6));
    }

    /// <summary>Where matplotlib has ink beside the frame, so does the figure, to a pixel: the digits are of the same face and size.</summary>
    [Fact]
    public void DigitsAreWhereTheirsAre()
    {
        Assert.All(InkBoxes().Zip(InkBoxes(isOurs: true)), pair =>
        {
            Assert.InRange(pair.First.Left - pair.Second.Left, -1, 1);
            Assert.InRange(pair.First.Right - pair.Second.Right, -1, 1);
            Assert.InRange(pair.First.Top - pair.Second.Top, -1, 1);
            Assert.InRange(pair.First.Bottom - pair.Second.Bottom, -1, 1);
        });
    }

    private static PngDecoder Decoded()
    {
        using MemoryStream stream = new();
        Figure.WritePng(stream);
        return PngDecoder.Decode(stream.ToArray());
    }

    /// <summary>Rows or columns that are black over most of the cells.</summary>
    private static List<int> Lines(PngDecoder picture, bool isVertical) =>
    [
        .. Enumerable.Range(0, isVertical ? Width : Height).Where(at => Enumerable.Range(150, 250).Count(
            other => picture.Pixels[isVertical ? (other * Width) + at : (at * Width) + other] == Black) > 240),
    ];

    private static int[] Marks(PngDecoder picture, Func<int, int> pixel, int length)
    {
        int[] dark = [.. Enumerable.Range(0, length).Where(at => picture.Pixels[pixel(at)] != White)];
        return [.. dark.Where(at => !dark.Contains(at - 1)).Select(begin => begin + (dark.Skip(Array.IndexOf(dark, begin)).TakeWhile((at, i) => at == begin + i).Count() / 2))];
    }

    /// <summary>The edges of all ink left of the marks and below them.</summary>
    private static (int Left, int Right, int Top, int Bottom)[] InkBoxes(bool isOurs = false)
    {
        PngDecoder picture = isOurs ? Ours : Theirs;
        int[] ink = [.. Enumerable.Range(0, Width * Height).Where(i => picture.Pixels[i].R < 128)];
        return
        [
            Around([.. ink.Where(i => i % Width < Left - 6)]),
            Around([.. ink.Where(i => i / Width > Bottom + 6)]),
        ];

        static (int, int, int, int) Around(int[] dark) =>
            (dark.Min(i => i % Width), dark.Max(i => i % Width), dark.Min(i => i / Width), dark.Max(i => i / Width));
    }
}
