namespace AttnGen.Figures.Tests;

/// <summary>What a grid cannot show is an error that names the property, its value and the way out.</summary>
public sealed class GridErrorTests
{
    private static readonly AttentionWeights Weights = GridFigureTests.Bands(2, 4, 3);

    private static readonly ValueMatrix Two = ValueMatrix.From(new float[2, 2]), Three = ValueMatrix.From(new float[3, 3]);

    [Fact]
    public void UnknownLayersAndHeads()
    {
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights) { Layers = [0, 2] }, "Layers", "Layers[1] is 2; the weights have 2 layers, so it must be 0 … 1.");
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights) { Heads = [-1] }, "Heads", "Heads[0] is -1; the weights have 4 heads, so it must be 0 … 3.");
        Throws<ArgumentException>(() => new GridFigure(Weights) { Heads = [] }, "Heads", "Heads is empty; choose at least one, or leave it out for all 4 heads.");
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights, batch: 1), "batch", "batch must be 0 … 0, but is 1.");
        Throws<ArgumentException>(() => new GridFigure([("a", Two)]) { Layers = [0] }, "Layers", "Layers chooses among attention weights");
    }

    [Fact]
    public void MissingMaps()
    {
        Throws<ArgumentException>(() => new GridFigure([]), "maps", "maps is empty");
        Throws<ArgumentException>(() => new GridFigure([("a", Two), ("b", null!)]), "maps", "maps[1] has a matrix that is null");
        Throws<ArgumentNullException>(() => new GridFigure((AttentionWeights)null!), "weights", "");
    }

    [Fact]
    public void ShapesThatDiffer()
    {
        Throws<ArgumentException>(
            () => new GridFigure(Weights, minus: GridFigureTests.Bands(2, 3, 3)), "minus", "heads 3, queries 3, keys 3], but weights has [layers 2, batch 1, heads 4,");
        Throws<ArgumentException>(
            () => new GridFigure(GridFigureTests.Bands(1, 1, 2, ["a", "b"]), minus: GridFigureTests.Bands(1, 1, 2, ["a", "c"])), "minus",
            "query 1 is \"c\" in minus and \"b\" in what it is taken from");
        Throws<ArgumentException>(
            () => new GridFigure([("small", Two), ("large", Three)]) { Mask = new bool[2, 2] }.Size, "Mask", "Mask is [2, 2]; it must have the shape of each map, and \"large\" is [rows 3, columns 3].");
    }

    [Fact]
    public void NamesAtTheEdgesOfNoTable()
    {
        Throws<ArgumentException>(() => new GridFigure([("a", Two)]) { Titles = GridTitles.Edges }.Size, "Titles", "Titles is Edges, but");
        Throws<ArgumentException>(() => new GridFigure(Weights) { Titles = GridTitles.Edges, Columns = 3 }.Size, "Titles", "leave Columns out");
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights) { Titles = (GridTitles)9 }.Size, "Titles", "Titles is 9");
    }

    [Fact]
    public void SizesBelowTheLeast()
    {
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights) { CellSize = 0 }, "CellSize", "CellSize is 0; it must be at least 1.");
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights) { Columns = 0 }, "Columns", "Columns is 0; it must be at least 1.");
        Throws<ArgumentOutOfRangeException>(() => new GridFigure(Weights) { Gap = -1 }, "Gap", "Gap is -1; it must be at least 0.");
    }

    private static void Throws<T>(Func<object?> make, string parameter, string message)
        where T : ArgumentException
    {
        T exception = Assert.Throws<T>(make);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
