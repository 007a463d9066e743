using System.Globalization;

namespace AttnGen.Figures.Grids;

/// <summary>A grid of heads or of the differences of two models' heads.</summary>
internal sealed class HeadGrid : GridSource
{
    private readonly AttentionWeights _weights;
    private readonly AttentionWeights? _minus;
    private readonly int _batch;

    public HeadGrid(AttentionWeights weights, AttentionWeights? minus, int batch)
    {
        (_weights, _minus, _batch) = (weights, minus, batch);
        if (minus is not null)
        {
            CheckAgreement(weights, minus);
        }

        if ((uint)batch >= (uint)weights.Batch)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch), batch, string.Create(CultureInfo.InvariantCulture, $"batch must be 0 … {weights.Batch - 1}, but is {batch}."));
        }
    }

    public override IReadOnlyList<int>? Check(IReadOnlyList<int>? chosen, string property)
    {
        if (chosen is null)
        {
            return null;
        }

        int count = property == nameof(GridFigure.Layers) ? _weights.Layers : _weights.Heads;
        string word = property.ToLowerInvariant();
        if (chosen.Count == 0)
        {
            throw new ArgumentException($"{property} is empty; choose at least one, or leave it out for all {count} {word}.", property);
        }

        int[] copy = [.. chosen];
        int wrong = copy.AsSpan().IndexOfAnyExceptInRange(0, count - 1);
        return wrong < 0
            ? copy
            : throw new ArgumentOutOfRangeException(
                property, copy[wrong], string.Create(
                    CultureInfo.InvariantCulture,
                    $"{property}[{wrong}] is {copy[wrong]}; the weights have {count} {word}, so it must be 0 … {count - 1}."));
    }

    public override GridContent Select(GridFigure figure)
    {
        IReadOnlyList<int> layers = figure.Layers ?? [.. Enumerable.Range(0, _weights.Layers)];
        IReadOnlyList<int> heads = figure.Heads ?? [.. Enumerable.Range(0, _weights.Heads)];
        List<GridMap> maps = new(layers.Count * heads.Count);
        foreach (int layer in layers)
        {
            foreach (int head in heads)
            {
                ValueMatrix map = _weights.Head(head, layer, _batch);
                maps.Add(new GridMap(TitleOf(layer, head), _minus is null ? map : map.Minus(_minus.Head(head, layer, _batch))));
            }
        }

        int rowLength = layers.Count > 1 && heads.Count > 1 ? heads.Count : GridContent.ColumnsFor(maps.Count);
        int columns = Math.Min(maps.Count, figure.Columns ?? rowLength);
        bool isTable = layers.Count > 1 && columns == heads.Count;
        return new GridContent(maps, columns)
        {
            Values = _minus is null ? GridValues.Attention : GridValues.Differences,
            RowTitles = isTable ? [.. layers.Select(layer => Named("layer", "L", layer))] : null,
            ColumnTitles = isTable ? [.. heads.Select(head => Named("head", "H", head))] : null,
        };
    }

    /// <summary>An axis of one needs no name.</summary>
    private GridTitle TitleOf(int layer, int head)
    {
        GridTitle layerTitle = Named("layer", "L", layer), headTitle = Named("head", "H", head);
        return _weights.Layers == 1 ? headTitle
            : _weights.Heads == 1 ? layerTitle
            : new GridTitle($"{layerTitle.Long}, {headTitle.Long}", $"{layerTitle.Short} {headTitle.Short}");
    }

    private static GridTitle Named(string word, string letter, int number)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return new GridTitle($"{word} {digits}", letter + digits);
    }

    private static void CheckAgreement(AttentionWeights weights, AttentionWeights minus)
    {
        if ((weights.Layers, weights.Batch, weights.Heads, weights.Queries, weights.Keys)
            != (minus.Layers, minus.Batch, minus.Heads, minus.Queries, minus.Keys))
        {
            throw new ArgumentException(
                $"minus has the shape {Shape(minus)}, but weights has {Shape(weights)}; a difference is of equal shapes.", nameof(minus));
        }

        NameAgreement.Check(weights.QueryNames, minus.QueryNames, "query", nameof(minus));
        NameAgreement.Check(weights.KeyNames, minus.KeyNames, "key", nameof(minus));
    }

    private static string Shape(AttentionWeights weights) => string.Create(
        CultureInfo.InvariantCulture,
        $"[layers {weights.Layers}, batch {weights.Batch}, heads {weights.Heads}, queries {weights.Queries}, keys {weights.Keys}]");
}
