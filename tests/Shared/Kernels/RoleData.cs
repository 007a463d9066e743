using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>What a result is to be, and how far each element may lie from that.</summary>
/// <param name="Values">The oracle's.</param>
/// <param name="Bounds">Largest absolute error of each element.</param>
/// <param name="RowLength">Elements of a row, for messages.</param>
internal sealed record ExpectedResult(double[] Values, double[] Bounds, int RowLength);

/// <summary>Inputs of a kernel that is called role by role, and what the oracle makes of them.</summary>
internal abstract class RoleData
{
    /// <summary>The content of each role that is read: floats, booleans or integers.</summary>
    public abstract IReadOnlyDictionary<string, Array> Inputs { get; }

    /// <summary>Every result that the declaration asks for.</summary>
    public abstract IReadOnlyDictionary<string, ExpectedResult> Results { get; }

    /// <summary>What is wrong with results, or null. <paramref name="worst"/> is the largest error as a share of its bound.</summary>
    public virtual string? Compare(IReadOnlyDictionary<string, float[]> actual, out double worst)
    {
        string? fault = null;
        worst = 0;
        foreach ((string role, ExpectedResult expected) in Results)
        {
            fault ??= KernelComparison.Compare(role, actual[role], expected.Values, expected.Bounds, expected.RowLength, ref worst);
        }

        return fault;
    }

    /// <summary>The bytes of a heatmap of weights.</summary>
    public virtual byte[] Paint(HeatmapDeclaration heatmap, ReadOnlySpan<float> weights) => throw new NotSupportedException("This kind of kernel has no heatmaps.");
}
