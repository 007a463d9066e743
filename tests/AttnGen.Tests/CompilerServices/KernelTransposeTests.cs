using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>The transpose against two plain loops: every size around the blocks of 4, 8 and 16, and not an element beside the matrix.</summary>
public sealed class KernelTransposeTests
{
    private const int LargestSize = 40;

    private const float Untouched = -98765f;

    public static TheoryData<int, int> ExtraStrides => new() { { 0, 0 }, { 3, 0 }, { 0, 5 }, { 16, 7 } };

    [Theory]
    [MemberData(nameof(ExtraStrides))]
    public void UniformScale(int extraSource, int extraDestination) => ForAllSizes(extraSource, extraDestination, hasColumnScales: false);

    [Theory]
    [MemberData(nameof(ExtraStrides))]
    public void ScaleOfEachColumn(int extraSource, int extraDestination) => ForAllSizes(extraSource, extraDestination, hasColumnScales: true);

    private static void ForAllSizes(int extraSource, int extraDestination, bool hasColumnScales)
    {
        float[] scales = [.. Enumerable.Range(0, LargestSize).Select(column => 0.75f + column)];
        for (int rows = 1; rows <= LargestSize; rows++)
        {
            for (int columns = 1; columns <= LargestSize; columns++)
            {
                Check(rows, columns, columns + extraSource, rows + extraDestination, hasColumnScales ? scales : [.. Enumerable.Repeat(0.3f, columns)], hasColumnScales);
            }
        }
    }

    private static void Check(int rows, int columns, int sourceStride, int destinationStride, float[] scales, bool hasColumnScales)
    {
        // The spans end where the last row ends, so that a read or write behind it leaves the memory.
        using GuardedMemory<float> source = new(((rows - 1) * sourceStride) + columns), destination = new(((columns - 1) * destinationStride) + rows);
        using GuardedMemory<float> factors = new(columns);
        Span<float> from = source.AtEnd, to = destination.AtEnd;
        for (int i = 0; i < from.Length; i++)
        {
            from[i] = i + 0.1f;
        }

        to.Fill(Untouched);
        scales.AsSpan(0, columns).CopyTo(factors.AtEnd);
        if (hasColumnScales)
        {
            KernelTranspose.ScaledByColumn(
                ref from[0], (nuint)sourceStride, (nuint)rows, (nuint)columns, ref to[0], (nuint)destinationStride, ref factors.AtEnd[0]);
        }
        else
        {
            KernelTranspose.Scaled(ref from[0], (nuint)sourceStride, (nuint)rows, (nuint)columns, ref to[0], (nuint)destinationStride, scales[0]);
        }

        for (int i = 0; i < to.Length; i++)
        {
            int row = i % destinationStride, column = i / destinationStride;
            float expected = row < rows ? from[(row * sourceStride) + column] * scales[column] : Untouched;
            Assert.True(to[i] == expected, $"{rows}×{columns}, strides {sourceStride} and {destinationStride}: element {i} is {to[i]}, expected {expected}.");
        }
    }
}
