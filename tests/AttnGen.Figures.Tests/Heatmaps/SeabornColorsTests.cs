using System.Text.Json.Serialization;

namespace AttnGen.Figures.Tests;

/// <summary>Cells have the colours of seaborn's <c>heatmap</c> with the same options.</summary>
/// <remarks>
/// seaborn's are floats; as bytes they are truncated, as matplotlib makes the tables that the maps here have. Masked cells are transparent
/// there and grey here, by intention.
/// </remarks>
public sealed class SeabornColorsTests
{
    private static readonly Rgba32 Grey = new(0x80, 0x80, 0x80);

    [Fact]
    public void ColorsAreThoseOfSeaborn()
    {
        Case[] cases = ReferenceFile.Read<Case>("colors.json");
        Assert.True(cases.Length >= 50);
        Assert.All(cases, one =>
        {
            RecordingCanvas canvas = RecordingCanvas.Of(FigureOf(one));
            Rgba32[] colors = canvas.Cells[0].Colors;
            for (int i = 0; i < colors.Length; i++)
            {
                bool isSeen = one.Values[i] is not null && !(one.Mask?[i] ?? false);
                Assert.True(isSeen == (one.Faces[i][^2..] != "00"), "The reference hides other cells.");
                Assert.Equal(isSeen ? one.Faces[i] : Text(Grey), Text(colors[i]));
            }
        });
    }

    /// <summary>Without a map of its own <c>center</c> takes seaborn's icefire; without a centre the map is matplotlib's viridis.</summary>
    [Fact]
    public void DefaultsAreSeabornsWithACenter()
    {
        ValueMatrix matrix = ValueMatrix.From(new[,] { { -1f, 0f, 1f } });
        Rgba32[] colors = RecordingCanvas.Of(new HeatmapFigure(matrix) { Center = 0 }).Cells[0].Colors;
        Assert.Equal([Colormaps.Icefire.Table[0], Colormaps.Icefire.Table[128], Colormaps.Icefire.Table[^1]], colors);
        Assert.Equal(Colormaps.Viridis.Table[0], RecordingCanvas.Of(new HeatmapFigure(matrix)).Cells[0].Colors[0]);
    }

    /// <summary>Colours beyond the limits stay where they were given, and are those of the cut's ends where not.</summary>
    [Fact]
    public void ColorsBeyondTheLimitsOfACenteredMap()
    {
        ValueMatrix matrix = ValueMatrix.From(new[,] { { -9f, 0f, 9f } });
        HeatmapFigure plain = new(matrix) { Colormap = Colormaps.RdBu, Scale = ColorScale.Linear(-1, 4), Center = 0 };
        Rgba32[] colors = RecordingCanvas.Of(plain).Cells[0].Colors;
        Assert.NotEqual(Colormaps.RdBu.Table[0], colors[0]);
        Assert.Equal(Colormaps.RdBu.Table[(int)(256 * 3.0 / 8)], colors[0]);
        Assert.Equal(Colormaps.RdBu.Table[^1], colors[2]);

        Rgba32 under = new(1, 2, 3), over = new(4, 5, 6);
        HeatmapFigure given = new(matrix) { Colormap = Colormaps.RdBu.With(under, over), Scale = ColorScale.Linear(-1, 4), Center = 0 };
        Assert.Equal((under, over), (RecordingCanvas.Of(given).Cells[0].Colors[0], RecordingCanvas.Of(given).Cells[0].Colors[2]));
    }

    private static HeatmapFigure FigureOf(Case one)
    {
        bool[,]? mask = one.Mask is null ? null : new bool[one.Rows, one.Columns];
        for (int i = 0; i < (one.Mask?.Length ?? 0); i++)
        {
            mask![i / one.Columns, i % one.Columns] = one.Mask![i];
        }

        return new HeatmapFigure(ValueMatrix.From(one.Values.Select(value => value ?? float.NaN).ToArray(), one.Rows, one.Columns))
        {
            Colormap = one.Colormap is null ? null : Colormaps.Find(one.Colormap),
            Scale = one.VMin is null && one.VMax is null ? null : ColorScale.Linear(one.VMin, one.VMax),
            Center = one.Center,
            Robust = one.Robust,
            Mask = mask,
        };
    }

    private static string Text(Rgba32 color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}{color.A:x2}";

    private sealed record Case(int Rows, int Columns, float?[] Values, string[] Faces)
    {
        [JsonPropertyName("cmap")]
        public string? Colormap { get; init; }

        public double? VMin { get; init; }

        public double? VMax { get; init; }

        public double? Center { get; init; }

        public bool Robust { get; init; }

        public bool[]? Mask { get; init; }
    }
}
