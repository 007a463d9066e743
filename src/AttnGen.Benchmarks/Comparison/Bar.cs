namespace AttnGen.Benchmarks.Comparison;

/// <summary>A figure and what it must reach.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Limit">What must hold.</param>
/// <param name="Goal">What the project is after; null where that is the limit.</param>
/// <param name="IsUpper">Whether the figure must stay below the limit.</param>
internal sealed record Bar(string What, double Figure, double Limit, double? Goal = null, bool IsUpper = false)
{
    public bool Holds => Reaches(Limit);

    public bool ReachesGoal => Reaches(Goal ?? Limit);

    public override string ToString() =>
        $"{What}: {Figure:0.##}, must be {(IsUpper ? "≤" : "≥")} {Limit:0.##}{(Goal is { } goal ? $", goal {goal:0.##}" : "")}";

    private bool Reaches(double limit) => IsUpper ? Figure <= limit : Figure >= limit;
}
