namespace AttnGen.Figures;

/// <summary>Where the maps of a <see cref="GridFigure"/> are named.</summary>
public enum GridTitles
{
    /// <summary>Above each map, and at the edges where there are more than 16 maps of layers × heads.</summary>
    Auto,

    /// <summary>Above each map.</summary>
    Maps,

    /// <summary>Once for each row and column: layers on the left, heads above. For layers × heads.</summary>
    Edges,

    /// <summary>Nowhere.</summary>
    None,
}
