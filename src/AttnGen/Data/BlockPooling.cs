using System.Numerics.Tensors;

namespace AttnGen.Data;

/// <summary>Pools the blocks of a row-major matrix; NaN does not count.</summary>
internal static class BlockPooling
{
    /// <summary>The greatest value of each block.</summary>
    public static float[] Max(ReadOnlySpan<float> values, int sourceRows, int sourceColumns, int rows, int columns)
    {
        float[] pooled = new float[rows * columns];
        int[] starts = Starts(sourceColumns, columns);
        float[] greatest = new float[sourceColumns];
        for (int row = 0; row < rows; row++)
        {
            (int top, int bottom) = (Start(row, sourceRows, rows), Start(row + 1, sourceRows, rows));
            values.Slice(top * sourceColumns, sourceColumns).CopyTo(greatest);
            for (int source = top + 1; source < bottom; source++)
            {
                TensorPrimitives.MaxNumber(greatest, values.Slice(source * sourceColumns, sourceColumns), greatest);
            }

            for (int column = 0; column < columns; column++)
            {
                float best = greatest[starts[column]];
                foreach (float value in greatest.AsSpan(starts[column] + 1, starts[column + 1] - starts[column] - 1))
                {
                    best = float.MaxNumber(best, value);
                }

                pooled[(row * columns) + column] = best;
            }
        }

        return pooled;
    }

    /// <summary>The mean of each block, summed up in double row after row.</summary>
    public static float[] Mean(ReadOnlySpan<float> values, int sourceRows, int sourceColumns, int rows, int columns)
    {
        float[] pooled = new float[rows * columns];
        int[] starts = Starts(sourceColumns, columns);
        double[] sums = new double[columns];
        long[] counts = new long[columns];
        for (int row = 0; row < rows; row++)
        {
            (int top, int bottom) = (Start(row, sourceRows, rows), Start(row + 1, sourceRows, rows));
            Array.Clear(sums);
            Array.Clear(counts);
            for (int source = top; source < bottom; source++)
            {
                ReadOnlySpan<float> cells = values.Slice(source * sourceColumns, sourceColumns);
                for (int column = 0; column < columns; column++)
                {
                    double sum = sums[column];
                    int missing = 0;
                    ReadOnlySpan<float> block = cells[starts[column]..starts[column + 1]];
                    foreach (float value in block)
                    {
                        bool isMissing = float.IsNaN(value);
                        sum += isMissing ? 0 : value;
                        missing += isMissing ? 1 : 0;
                    }

                    sums[column] = sum;
                    counts[column] += block.Length - missing;
                }
            }

            for (int column = 0; column < columns; column++)
            {
                // 0 / 0, nothing but NaN, is NaN.
                pooled[(row * columns) + column] = (float)(sums[column] / counts[column]);
            }
        }

        return pooled;
    }

    private static int[] Starts(int sources, int blocks)
    {
        int[] starts = new int[blocks + 1];
        for (int block = 0; block <= blocks; block++)
        {
            starts[block] = Start(block, sources, blocks);
        }

        return starts;
    }

    private static int Start(int block, int sources, int blocks) => (int)((long)block * sources / blocks);
}
