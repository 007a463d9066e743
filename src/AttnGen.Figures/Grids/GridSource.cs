namespace AttnGen.Figures.Grids;

/// <summary>Where the maps of a grid come from.</summary>
internal abstract class GridSource
{
    /// <summary>A copy of a figure's choice of layers or heads, checked.</summary>
    /// <param name="chosen">The choice, or null for all.</param>
    /// <param name="property">The property that makes it.</param>
    public abstract IReadOnlyList<int>? Check(IReadOnlyList<int>? chosen, string property);

    /// <summary>The maps that a figure shows.</summary>
    public abstract GridContent Select(GridFigure figure);
}
