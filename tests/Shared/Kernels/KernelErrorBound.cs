using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>How far each element of a kernel's results may lie from the oracle's: the bounds of all rows, averaged where rows are.</summary>
/// <remarks>
/// A mean over heads is a chain of additions, a rounded 1 / heads and a product: (heads + 2) · u of the mean magnitude on top of the mean
/// error. What is exact in every head, such as the 0 of a masked slot, stays exact.
/// </remarks>
internal sealed class KernelErrorBound
{
    public KernelErrorBound(KernelData data)
    {
        AttentionShape shape = data.Shape;
        Output = new double[data.Output.Length];
        Weights = new double[data.Weights.Length];
        Scores = new double[data.Scores.Length];
        LogSumExp = new double[data.LogSumExp.Length];
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int head = 0; head < shape.Heads; head++)
            {
                for (int query = 0; query < shape.Queries; query++)
                {
                    RowErrorBound row = new(shape, data.Inputs, batch, head, query);
                    int weightsStart = shape.WeightsRow(batch, head, query) * shape.Keys;
                    Add(Weights, weightsStart, row.Row.Weights, row.Weights, shape);
                    Add(Scores, weightsStart, row.Row.Scores, row.Scores, shape);
                    if (Output.Length > 0)
                    {
                        row.Output(data.Inputs).CopyTo(Output, shape.QueryRow(batch, head, query) * shape.ValueDim);
                    }

                    if (LogSumExp.Length > 0)
                    {
                        LogSumExp[shape.LogSumExpIndex(batch, head, query)] = row.LogSumExp;
                    }
                }
            }
        }
    }

    /// <summary>Largest absolute error of each output element.</summary>
    public double[] Output { get; }

    /// <summary>Largest absolute error of each weight.</summary>
    public double[] Weights { get; }

    /// <summary>Largest absolute error of each score.</summary>
    public double[] Scores { get; }

    /// <summary>Largest absolute error of each logSumExp.</summary>
    public double[] LogSumExp { get; }

    private static void Add(double[] bounds, int start, ReadOnlySpan<double> values, ReadOnlySpan<double> errors, AttentionShape shape)
    {
        for (int key = 0; key < values.Length && bounds.Length > 0; key++)
        {
            double magnitude = Math.Abs(values[key]) + errors[key];
            bounds[start + key] += !shape.AverageHeads || magnitude == 0
                ? errors[key]
                : ((errors[key] + ((shape.Heads + 2) * 1.01 * RowErrorBound.HalfUlp * magnitude)) / shape.Heads) + RowErrorBound.Subnormal;
        }
    }
}
