using AttnGen.Figures;

namespace AttnGen.Demo;

/// <summary>What the kernels found in the sentence, as people look at it.</summary>
/// <param name="attention">The weights of one layer, with the words as names.</param>
/// <param name="value">The layer's value vectors, [heads, keys, dim].</param>
/// <param name="dim">Components of a value vector.</param>
internal sealed class SentenceFigures(AttentionWeights attention, float[] value, int dim)
{
    /// <summary>All heads with one scale.</summary>
    public GridFigure Heads() => new(attention)
    {
        Title = "Second layer of a sentence encoder", XLabel = "key", YLabel = "query", Colormap = Colormaps.Blues, ColorBarLabel = "attention weight",
    };

    /// <summary>One head with a number in each cell.</summary>
    public HeatmapFigure Words(int head) => new(attention.Head(head))
    {
        Title = $"Head {head}",
        XLabel = "key: the word that is looked at",
        YLabel = "query: the word that looks",
        Scale = ColorScale.Linear(0, 1),
        Annot = true,
        Fmt = ".2f",
        ColorBarLabel = "attention weight",
    };

    /// <summary>What one word looks at in each head.</summary>
    public SentenceFigure LooksAt(int query) => new(attention.KeyNames!,
    [
        .. Enumerable.Range(0, attention.Heads).Select(head => ($"head {head}", attention.Head(head).Row(query).ToArray())),
    ])
    {
        Title = $"What \"{attention.QueryNames![query]}\" looks at", Annot = true, Width = 880, Scale = ColorScale.Linear(0),
    };

    /// <summary>
    /// Beside the weights of a head what they do to its output: the size of what each key adds, and how far the output moves without it.
    /// </summary>
    public GridFigure Effects(int head)
    {
        ValueContributions contributions = new(attention, value, dim);
        ValueMatrix norms = contributions.Norms(head), moved = contributions.Erasure(head);
        return new GridFigure(
        [
            ("share of the weights", attention.Head(head)),
            ("share of ‖αv‖", norms.NormalizeRows()),
            ("share of the move without the key", moved.NormalizeRows()),
        ])
        {
            Title = $"Head {head}: attention and what it does to the output", Columns = 3, Colormap = Colormaps.Rocket.Reversed(), ColorBarLabel = "share of the row",
        };
    }
}
