using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Heatmaps.Tests.Images;

/// <summary>Maps stretched to images: OpenCV's values, cells without a value, limits.</summary>
public sealed class ResizeTests
{
    private const float NaN = float.NaN;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "resize");

    private static readonly Gen<ValueMatrix> Maps = Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9]).SelectMany((rows, columns) =>
        Gen.Float[-1000, 1000].Array[rows * columns].Select(values => ValueMatrix.From(values, rows, columns)));

    private static readonly Gen<(ValueMatrix Map, int Rows, int Columns, ImageInterpolation Interpolation)> Resizings =
        Gen.Select(Maps, Gen.Int[1, 40], Gen.Int[1, 40], Gen.Enum<ImageInterpolation>());

    public static TheoryData<string, ImageInterpolation, int, int> Goldens
    {
        get
        {
            TheoryData<string, ImageInterpolation, int, int> goldens = [];
            foreach (string file in Directory.GetFiles(Folder, "*.*_*.npy").Order(StringComparer.Ordinal))
            {
                // patches_14x14.bicubic_100x75
                string[] parts = Path.GetFileNameWithoutExtension(file).Split('.', '_', 'x');
                goldens.Add(
                    Path.GetFileName(file).Split('.')[0], Enum.Parse<ImageInterpolation>(parts[^3], ignoreCase: true), int.Parse(parts[^2]), int.Parse(parts[^1]));
            }

            return goldens;
        }
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void ValuesAreThoseOfOpenCV(string map, ImageInterpolation interpolation, int height, int width)
    {
        NpyArray<float> expected = Read($"{map}.{interpolation.ToString().ToLowerInvariant()}_{height}x{width}");
        NpyArray<float> source = Read(map);
        ValueMatrix cells = ValueMatrix.From(source.Values, source.Shape[0], source.Shape[1]);
        ValueMatrix actual = cells.Resize(height, width, interpolation);
        Assert.Equal((expected.Shape[0], expected.Shape[1]), (actual.Rows, actual.Columns));

        // OpenCV sums in float, with coefficients in float; a nearest cell is the very value.
        float greatest = cells.Values.ToArray().Max(Math.Abs);
        float tolerance = interpolation == ImageInterpolation.Nearest ? 0 : 4e-6f * greatest;
        for (int i = 0; i < expected.Values.Length; i++)
        {
            if (interpolation == ImageInterpolation.Nearest && (IsOnEdge(i / width, cells.Rows, height) || IsOnEdge(i % width, cells.Columns, width)))
            {
                continue;
            }

            Assert.True(
                Math.Abs(expected.Values[i] - actual.Values[i]) <= tolerance,
                $"row {i / width}, column {i % width}: OpenCV {expected.Values[i]:R}, here {actual.Values[i]:R}");
        }
    }

    [Fact]
    public void EveryGoldenIsThere() => Assert.Equal(24, Goldens.Count);

    /// <summary>The definition of each pixel by itself, in double, with all its cells.</summary>
    [Fact]
    public void ValuesAreThoseOfTheFormula() => Resizings.Sample(resizing =>
    {
        (ValueMatrix map, int rows, int columns, ImageInterpolation interpolation) = resizing;
        ValueMatrix actual = map.Resize(rows, columns, interpolation);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Assert.Equal(Expected(map, rows, columns, row, column, interpolation), actual[row, column], 1e-3);
            }
        }
    }, iter: 200);

    [Fact]
    public void AConstantStaysConstant() => Resizings.Sample(resizing =>
    {
        (ValueMatrix map, int rows, int columns, ImageInterpolation interpolation) = resizing;
        float value = map[0, 0];
        float[] cells = [.. Enumerable.Repeat(value, map.Rows * map.Columns)];
        Assert.All(ValueMatrix.From(cells, map.Rows, map.Columns).Resize(rows, columns, interpolation).Values.ToArray(), pixel => Assert.Equal(value, pixel));
    }, iter: 200);

    /// <summary>A picture's left and right, and top and bottom, are treated alike, to the last bit but for the order of sums.</summary>
    [Fact]
    public void AMirroredMapGivesTheMirroredPicture() => Resizings.Sample(resizing =>
    {
        (ValueMatrix map, int rows, int columns, ImageInterpolation interpolation) = resizing;
        if (interpolation == ImageInterpolation.Nearest)
        {
            return; // a centre on the edge between two cells belongs to the later one, in both directions
        }

        float[] mirrored = [.. map.Values.ToArray().Reverse()];
        ValueMatrix picture = map.Resize(rows, columns, interpolation);
        ValueMatrix other = ValueMatrix.From(mirrored, map.Rows, map.Columns).Resize(rows, columns, interpolation);
        for (int i = 0; i < picture.Values.Length; i++)
        {
            Assert.Equal(picture.Values[i], other.Values[picture.Values.Length - 1 - i], 1e-3f);
        }
    }, iter: 100);

    [Fact]
    public void BilinearIsWhatHeatmapsDraw()
    {
        float[] cells = [0, NaN, 1, 0.25f, 0.5f, 0.125f];
        Colormap map = Colormaps.Viridis.With(bad: new Rgba32(0x80, 0x80, 0x80));
        ColorScale scale = ColorScale.Linear(0, 1);
        using MemoryStream drawn = new();
        Heatmap.FromMatrix(cells, 2, 3, map, scale).WritePng(drawn, 30, 17, HeatmapInterpolation.Bilinear);
        ValueMatrix resized = ValueMatrix.From(cells, 2, 3).Resize(17, 30);
        Assert.Equal(PngDecoder.Decode(drawn.ToArray()).Pixels, map.Map(resized.Values, scale));
    }

    [Theory]
    [InlineData(ImageInterpolation.Nearest)]
    [InlineData(ImageInterpolation.Bilinear)]
    [InlineData(ImageInterpolation.Bicubic)]
    public void ACellWithoutAValueKeepsItsPlaceAndSpoilsNoOther(ImageInterpolation interpolation)
    {
        float[] cells = [1, 2, 3, 4, 5, NaN, 7, 8, 9, 10, float.NegativeInfinity, 12];
        ValueMatrix pixels = ValueMatrix.From(cells, 3, 4).Resize(30, 40, interpolation);
        for (int row = 0; row < 30; row++)
        {
            for (int column = 0; column < 40; column++)
            {
                float cell = cells[(row / 10 * 4) + (column / 10)];
                float pixel = pixels[row, column];
                Assert.True(float.IsFinite(cell) ? float.IsFinite(pixel) : pixel.Equals(cell), $"[{row}, {column}] is {pixel} in a cell of {cell}");
            }
        }
    }

    /// <summary>Where a cubic pixel has a weight on the bad cell it is bilinear, elsewhere it is as if there were none.</summary>
    [Fact]
    public void BicubicIsBilinearBesideACellWithoutAValue()
    {
        float[] cells = [1, 5, 2, 8, 3, 9, 4, 7, 6];
        float[] holed = [.. cells];
        holed[0] = NaN;
        ValueMatrix cubic = ValueMatrix.From(cells, 1, 9).Resize(1, 72, ImageInterpolation.Bicubic);
        ValueMatrix linear = ValueMatrix.From(holed, 1, 9).Resize(1, 72);
        ValueMatrix actual = ValueMatrix.From(holed, 1, 9).Resize(1, 72, ImageInterpolation.Bicubic);

        // The cell's centre is at 3.5 pixels; its weight is 0 from two cells on, at 19.5.
        Assert.Equal(linear.Values[..20], actual.Values[..20]);
        Assert.Equal(cubic.Values[20..], actual.Values[20..]);
        Assert.NotEqual(linear.Values[21], actual.Values[21]);
    }

    /// <summary>On the centre of a cell the neighbours weigh nothing, not even NaN.</summary>
    [Fact]
    public void AnAxisThatKeepsItsLengthKeepsItsValuesAndNames()
    {
        ValueMatrix map = ValueMatrix.From([[1, NaN, 3], [4, 5, float.PositiveInfinity]], rowNames: ["a", "b"], columnNames: ["x", "y", "z"]);
        foreach (ImageInterpolation interpolation in Enum.GetValues<ImageInterpolation>())
        {
            ValueMatrix wider = map.Resize(2, 9, interpolation);
            Assert.Equal(["a", "b"], wider.RowNames);
            Assert.Null(wider.ColumnNames);
            Assert.Equal([1, NaN, 3], [wider[0, 1], wider[0, 4], wider[0, 7]]);
            Assert.Equal([4, 5, float.PositiveInfinity], [wider[1, 1], wider[1, 4], wider[1, 7]]);
            Assert.Same(map, map.Resize(2, 3, interpolation));
        }
    }

    [Fact]
    public void TheGreatestFloatsMakeNoInfinity()
    {
        ValueMatrix map = ValueMatrix.From([[float.MaxValue, float.MinValue, float.MaxValue, float.MaxValue]]);
        foreach (ImageInterpolation interpolation in Enum.GetValues<ImageInterpolation>())
        {
            Assert.All(map.Resize(3, 37, interpolation).Values.ToArray(), pixel => Assert.True(float.IsFinite(pixel)));
        }
    }

    [Fact]
    public void WrongSizesAreRefused()
    {
        ValueMatrix map = ValueMatrix.From(new float[2, 2]);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => map.Resize(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => map.Resize(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => map.Resize(1 << 20, 1 << 20));
        Assert.StartsWith(
            "Not an interpolation; use Nearest, Bilinear or Bicubic.",
            Assert.Throws<ArgumentOutOfRangeException>("interpolation", () => map.Resize(2, 2, (ImageInterpolation)3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowIsAGridOfPatches()
    {
        ValueMatrix map = ValueMatrix.From([[9, 1, 2, 3, 4, 5, 6], [8, 10, 20, 30, 40, 50, 60]], rowNames: ["class", "patch"]);
        ValueMatrix grid = map.PatchGrid(1, 2, 3, skip: 1);
        Assert.Equal((2, 3), (grid.Rows, grid.Columns));
        Assert.Equal([10, 20, 30, 40, 50, 60], grid.Values);
        Assert.Equal([9, 1, 2, 3, 4, 5, 6], map.PatchGrid(0, 7, 1).Values);
        Assert.Equal(
            "A row has 7 columns, but skip 0 + rows 2 · columns 3 is 6; skip the tokens that stand for no patch, such as 1 class token. (Parameter 'rows')",
            Assert.Throws<ArgumentException>(() => map.PatchGrid(0, 2, 3)).Message);
        Assert.Throws<ArgumentException>("rows", () => map.PatchGrid(0, int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => map.PatchGrid(2, 2, 3, skip: 1));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => map.PatchGrid(0, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("skip", () => map.PatchGrid(0, 2, 4, skip: -1));
    }

    /// <summary>Whether a pixel's centre lies between two cells: there OpenCV's fixed-point arithmetic falls to either side.</summary>
    private static bool IsOnEdge(int pixel, int cells, int pixels) => ((2 * pixel) + 1) * cells % (2 * pixels) == 0;

    private static NpyArray<float> Read(string name) => NpyFile.Read<float>(Path.Combine(Folder, name + ".npy"));

    private static double Expected(ValueMatrix map, int rows, int columns, int row, int column, ImageInterpolation interpolation)
    {
        double y = ((row + 0.5) * map.Rows / rows) - 0.5, x = ((column + 0.5) * map.Columns / columns) - 0.5;
        if (interpolation == ImageInterpolation.Nearest)
        {
            return map[((2 * row) + 1) * map.Rows / (2 * rows), ((2 * column) + 1) * map.Columns / (2 * columns)];
        }

        double sum = 0;
        for (int r = (int)Math.Floor(y) - 1; r <= Math.Floor(y) + 2; r++)
        {
            for (int c = (int)Math.Floor(x) - 1; c <= Math.Floor(x) + 2; c++)
            {
                sum += Weight(Math.Abs(y - r)) * Weight(Math.Abs(x - c)) * map[Math.Clamp(r, 0, map.Rows - 1), Math.Clamp(c, 0, map.Columns - 1)];
            }
        }

        return sum;

        double Weight(double distance) => interpolation == ImageInterpolation.Bilinear ? Math.Max(0, 1 - distance)
            : distance <= 1 ? (1.25 * Math.Pow(distance, 3)) - (2.25 * Math.Pow(distance, 2)) + 1
            : distance < 2 ? -0.75 * (Math.Pow(distance, 3) - (5 * Math.Pow(distance, 2)) + (8 * distance) - 4)
            : 0;
    }
}
