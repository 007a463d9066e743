using System;

namespace AttnGen.Generators.Model;

/// <summary>The shape that each role of <c>[Attention]</c> has.</summary>
internal static class AttentionShapes
{
    public static ShapeSpec Of(AttentionSpec spec, string role) => role switch
    {
        AttentionRoles.Query => ShapeSpec.Of(("batch", spec.Batch), ("heads", spec.Heads), ("queries", spec.Queries), ("dim", spec.Dim)),
        AttentionRoles.Key => ShapeSpec.Of(("batch", spec.Batch), ("heads", spec.Heads), ("keys", spec.Keys), ("dim", spec.Dim)),
        AttentionRoles.Value => ShapeSpec.Of(("batch", spec.Batch), ("heads", spec.Heads), ("keys", spec.Keys), ("valueDim", spec.ValueDim)),
        AttentionRoles.Lengths => ShapeSpec.Of(("batch", spec.Batch)),
        AttentionRoles.Output => ShapeSpec.Of(("batch", spec.Batch), ("heads", spec.Heads), ("queries", spec.Queries), ("valueDim", spec.ValueDim)),
        AttentionRoles.Weights => ShapeSpec.Of(("batch", spec.Batch), ("heads", spec.Heads), ("queries", spec.Queries), ("keys", spec.Keys)),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of [Attention]."),
    };
}
