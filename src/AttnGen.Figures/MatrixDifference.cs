using AttnGen.Figures.Grids;

namespace AttnGen.Figures;

/// <summary>Differences of two matrices, such as of one head before and after fine-tuning, and how they are shown.</summary>
public static class MatrixDifference
{
    extension(HeatmapFigure)
    {
        /// <summary>
        /// A figure of <paramref name="matrix"/> − <paramref name="minus"/>: red where a value has grown, blue where it has shrunk, white where
        /// nothing changed, and grey where one of them has no value (NaN).
        /// </summary>
        /// <remarks>
        /// The limits are equally far from 0, so that both directions are equally strong. For other options build the figure by hand:
        /// <c>new HeatmapFigure(after.Minus(before)) { Colormap = …, Scale = ColorScale.Centered(0) }</c>. Attention alone is not explanation.
        /// </remarks>
        /// <param name="matrix">What is looked at.</param>
        /// <param name="minus">What it is compared with, of the same shape and names.</param>
        /// <param name="halfRange">Distance of both limits from 0, so that several figures share one scale. Absent: the greatest change.</param>
        /// <param name="title">Above the cells.</param>
        /// <param name="annot">Whether each cell shows its change.</param>
        /// <param name="fmt">How changes are written.</param>
        /// <returns>The figure.</returns>
        /// <exception cref="ArgumentException">Shapes or names differ; the message says which.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="halfRange"/> is not a finite number above 0.</exception>
        /// <example><code>
        /// ValueMatrix before = ValueMatrix.From(new[,] { { 0.9f, 0.1f }, { 0.4f, 0.6f } });
        /// ValueMatrix after = ValueMatrix.From(new[,] { { 0.5f, 0.5f }, { 0.2f, 0.8f } });
        /// HeatmapFigure.Difference(after, minus: before, title: "after − before", annot: true).SavePng("change.png");
        /// </code></example>
        public static HeatmapFigure Difference(
            ValueMatrix matrix, ValueMatrix minus, double? halfRange = null, string? title = null, bool annot = false, string fmt = ".2f")
        {
            ArgumentNullException.ThrowIfNull(matrix);
            return new HeatmapFigure(matrix.Minus(minus))
            {
                Colormap = Colors,
                Scale = ColorScale.Centered(0, halfRange),
                Title = title,
                Annot = annot,
                Fmt = fmt,
                ColorBarLabel = "difference",
            };
        }
    }

    /// <summary>Red where a value has grown, blue where it has shrunk, white around 0: <c>RdBu_r</c>.</summary>
    internal static Colormap Colors => Colormaps.Find("RdBu_r");

    /// <summary>Subtracts a matrix cell by cell. NaN in one of them, or infinities of one sign in both, is NaN.</summary>
    /// <param name="matrix">What is looked at.</param>
    /// <param name="minus">What is taken from it, of the same shape; where both have names, of the same names.</param>
    /// <returns>The differences, with the names of both.</returns>
    /// <exception cref="ArgumentException">Shapes or names differ; the message says which.</exception>
    /// <example><code>
    /// ValueMatrix before = ValueMatrix.From(new[,] { { 0.5f, 0.5f } }), after = ValueMatrix.From(new[,] { { 0.75f, 0.25f } });
    /// ValueMatrix change = after.Minus(before); // 0.25, −0.25
    /// </code></example>
    public static ValueMatrix Minus(this ValueMatrix matrix, ValueMatrix minus)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(minus);
        if (matrix.Rows != minus.Rows || matrix.Columns != minus.Columns)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"minus has the shape [rows {minus.Rows}, columns {minus.Columns}], but what it is taken from has [rows {matrix.Rows}, columns {matrix.Columns}]; a difference is of equal shapes."),
                nameof(minus));
        }

        NameAgreement.Check(matrix.RowNames, minus.RowNames, "row", nameof(minus));
        NameAgreement.Check(matrix.ColumnNames, minus.ColumnNames, "column", nameof(minus));
        float[] differences = new float[matrix.Values.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = matrix.Values[i] - minus.Values[i];
        }

        return ValueMatrix.From(
            differences, matrix.Rows, matrix.Columns, matrix.RowNames ?? minus.RowNames, matrix.ColumnNames ?? minus.ColumnNames);
    }
}
