namespace AttnGen;

/// <summary>How <see cref="ValueMatrix.Downscale"/> makes one value of a block.</summary>
public enum Pooling
{
    /// <summary>The greatest value: a single hot cell stays visible however small the picture becomes.</summary>
    Max,

    /// <summary>The arithmetic mean: sums and averages of the whole stay right, single hot cells fade.</summary>
    Mean,
}

/// <summary>What <see cref="ValueMatrix.NormalizeRows"/> divides a row by.</summary>
public enum RowNorm
{
    /// <summary>The sum of its values, so that it sums to 1: a confusion matrix as recall, scores as shares.</summary>
    Sum,

    /// <summary>Its greatest absolute value, so that every row uses the whole range of colours.</summary>
    Max,
}

/// <summary>What <see cref="ValueMatrix.Pivot{T}"/> does where a row and column name come together more than once.</summary>
public enum Duplicates
{
    /// <summary>An error that names row, column and both values.</summary>
    Reject,

    /// <summary>The values are added up.</summary>
    Sum,

    /// <summary>The arithmetic mean of the values.</summary>
    Mean,

    /// <summary>The least value; NaN if one of them is.</summary>
    Min,

    /// <summary>The greatest value; NaN if one of them is.</summary>
    Max,

    /// <summary>The value that comes first.</summary>
    First,

    /// <summary>The value that comes last.</summary>
    Last,
}

/// <summary>The order of the rows and columns that <see cref="ValueMatrix.Pivot{T}"/> finds.</summary>
public enum NameOrder
{
    /// <summary>As the names come.</summary>
    FirstOccurrence,

    /// <summary>Sorted by code units, the same in every culture.</summary>
    Ordinal,
}

/// <summary>What <see cref="ValueMatrix.FromImage"/> reads from a pixel; each is 0 … 255.</summary>
public enum ImageChannel
{
    /// <summary>
    /// Rec. 601 luma, 0.299 R + 0.587 G + 0.114 B of the stored (gamma-encoded) components: the grey of Pillow's <c>convert("L")</c> and of
    /// OpenCV, but not rounded to a whole number. Alpha is of no account.
    /// </summary>
    Luma,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Alpha: 0 is transparent, 255 opaque.</summary>
    Alpha,
}
