using System.Globalization;
using AttnGen.Data;
using AttnGen.Images;

namespace AttnGen;

/// <content>Maps of images: patches out of rows, pixels out of patches.</content>
public sealed partial class ValueMatrix
{
    /// <summary>Stretches the matrix to another size, as OpenCV's <c>cv2.resize</c> does with float32.</summary>
    /// <remarks>
    /// <para>
    /// <see cref="ImageInterpolation"/> says what a value is made from, and what becomes of NaN and ±∞. Positions are computed in whole
    /// numbers and the order of the operations is fixed, so that the bits are the same on every machine; from OpenCV's values they differ by
    /// rounding. Bicubic values may lie beyond those of the cells.
    /// </para>
    /// <para>
    /// To shrink this takes samples and may skip cells; <see cref="Downscale"/> pools them all. An axis that keeps its length keeps its
    /// names; one that changes has none.
    /// </para>
    /// </remarks>
    /// <param name="rows">Rows of the result, such as an image's height, at least 1.</param>
    /// <param name="columns">Columns of the result, such as an image's width, at least 1.</param>
    /// <param name="interpolation">What lies between the cells' centres.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1, the result would have more values than a matrix holds, or <paramref name="interpolation"/> is none of its enum.
    /// </exception>
    /// <example><code>
    /// ValueMatrix patches = ValueMatrix.From(new float[14, 14]);
    /// ValueMatrix pixels = patches.Resize(224, 224, ImageInterpolation.Bicubic);
    /// </code></example>
    public ValueMatrix Resize(int rows, int columns, ImageInterpolation interpolation = ImageInterpolation.Bilinear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Array.MaxLength / columns);
        ResizedRows.Check(interpolation, nameof(interpolation));
        if (rows == Rows && columns == Columns)
        {
            return this;
        }

        float[] resized = new float[rows * columns];
        ResizedRows reader = new(_values, Rows, Columns, rows, columns, interpolation);
        for (int row = 0; row < rows; row++)
        {
            reader.Read(row, resized.AsSpan(row * columns, columns));
        }

        return new ValueMatrix(resized, rows, columns, rows == Rows ? _rowNames : null, columns == Columns ? _columnNames : null);
    }

    /// <summary>
    /// One row as the grid of an image's patches: what one query sees of each patch, or what a class token does.
    /// </summary>
    /// <remarks>
    /// A vision transformer reads the patches row after row from the top left, after <paramref name="skip"/> tokens that stand for no patch:
    /// 1 in ViT (the class token), 2 in DeiT with distillation, 5 with four registers, 0 where there is none. So the class token's view of
    /// a 224 × 224 image in patches of 16 is <c>PatchGrid(row: 0, rows: 14, columns: 14, skip: 1)</c> of a map [197, 197].
    /// </remarks>
    /// <param name="row">The query, 0 … <see cref="Rows"/> − 1.</param>
    /// <param name="rows">Rows of patches.</param>
    /// <param name="columns">Columns of patches.</param>
    /// <param name="skip">Tokens before the first patch, which are left out, at least 0.</param>
    /// <returns>[rows, columns] without names; <see cref="ImageOverlay"/> lays it over the image.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such row, a number of patches is below 1, or <paramref name="skip"/> is negative.
    /// </exception>
    /// <exception cref="ArgumentException">skip + rows · columns is not <see cref="Columns"/>.</exception>
    /// <example><code>
    /// ValueMatrix rollout = AttentionRollout.Compute(new AttentionWeights(new float[12 * 3 * 197 * 197], 197, 197, heads: 3, layers: 12));
    /// ValueMatrix patches = rollout.PatchGrid(row: 0, rows: 14, columns: 14, skip: 1);
    /// </code></example>
    public ValueMatrix PatchGrid(int row, int rows, int columns, int skip = 0)
    {
        MatrixShape.CheckIndex(row, Rows, nameof(row));
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        long tokens = skip + ((long)rows * columns);
        if (tokens != Columns)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A row has {Columns} columns, but skip {skip} + rows {rows} · columns {columns} is {tokens}; skip the tokens that stand for no patch, such as 1 class token."),
                nameof(rows));
        }

        return new ValueMatrix(Row(row)[skip..].ToArray(), rows, columns);
    }
}
