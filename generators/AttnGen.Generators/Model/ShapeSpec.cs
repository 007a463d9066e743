using System;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Infrastructure;

namespace AttnGen.Generators.Model;

/// <summary>One named axis of a span.</summary>
internal sealed record AxisSpec(string Name, int Length);

/// <summary>The shape of a span, row-major.</summary>
internal sealed record ShapeSpec(EquatableArray<AxisSpec> Axes)
{
    public static ShapeSpec Of(params (string Name, int Length)[] axes) =>
        new(axes.Select(axis => new AxisSpec(axis.Name, axis.Length)).ToEquatableArray());

    /// <summary>Elements in the span; saturates far above every limit instead of overflowing.</summary>
    public long Length => Axes.Aggregate(1L, (product, axis) => product > long.MaxValue / axis.Length ? long.MaxValue : product * axis.Length);

    /// <summary>Elements from one index of an axis to the next, or 0 where the shape has no such axis.</summary>
    public long StrideOf(string axis)
    {
        int index = Axes.ToList().FindIndex(candidate => candidate.Name == axis);
        return index < 0 ? 0 : Axes.Skip(index + 1).Aggregate(1L, (product, inner) => product * inner.Length);
    }

    /// <summary>Such as <c>[batch 4, heads 4, queries 27, dim 64]</c>.</summary>
    public override string ToString() =>
        "[" + string.Join(", ", Axes.Select(axis => axis.Name + " " + axis.Length.ToString(CultureInfo.InvariantCulture))) + "]";
}
