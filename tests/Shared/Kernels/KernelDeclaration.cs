using System.Globalization;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>One <c>[Attention]</c> declaration as data: what the generator compiles and what the oracle computes.</summary>
internal sealed record KernelDeclaration(string Name, int Queries, int Keys, int Dim)
{
    public int Batch { get; init; } = 1;

    public int Heads { get; init; } = 1;

    /// <summary>Components of a value where it is a parameter of its own; null: as many as <see cref="Dim"/>.</summary>
    public int? ValueDim { get; init; }

    /// <summary>The option <c>Scale</c>; null: left out.</summary>
    public double? Scale { get; init; }

    public bool HasValue { get; init; } = true;

    public bool HasOutput { get; init; } = true;

    public bool HasWeights { get; init; }

    /// <summary>The content of the role <c>lengths</c>; null: the role is absent.</summary>
    public int[]? Lengths { get; init; }

    /// <summary>The same mechanism for the oracle.</summary>
    public AttentionShape ToShape()
    {
        AttentionShape shape = new(Queries, Keys, Dim) { Batch = Batch, Heads = Heads, ValueDim = ValueDim ?? Dim };
        return Scale is { } scale ? shape with { Scale = (float)scale } : shape;
    }

    /// <summary>The declaration as a user writes it.</summary>
    public string ToSource()
    {
        List<string> arguments = [$"queries: {Text(Queries)}", $"keys: {Text(Keys)}", $"dim: {Text(Dim)}"];
        Option("Batch", Batch == 1 ? null : Text(Batch));
        Option("Heads", Heads == 1 ? null : Text(Heads));
        Option("ValueDim", ValueDim is { } valueDim ? Text(valueDim) : null);
        Option("Scale", Scale?.ToString("R", CultureInfo.InvariantCulture));
        return $"""
            [global::AttnGen.Attention({string.Join(", ", arguments)})]
            public static partial void {Name}({string.Join(", ", Roles().Select(role => role.Type + " " + role.Name))});
            """;

        void Option(string name, string? value)
        {
            if (value is not null)
            {
                arguments.Add($"{name} = {value}");
            }
        }
    }

    /// <summary>A method of one signature for all declarations, so that a runner needs no reflection over roles.</summary>
    /// <param name="target">Expression of the method to call.</param>
    public string ToAdapter(string target) => $"""
        public static void {Name}(
            global::System.ReadOnlySpan<float> query, global::System.ReadOnlySpan<float> key, global::System.ReadOnlySpan<float> value,
            global::System.ReadOnlySpan<int> lengths, global::System.Span<float> output, global::System.Span<float> weights) =>
            {target}({string.Join(", ", Roles().Select(role => role.Name))});
        """;

    public override string ToString() => ToSource() + (Lengths is null ? "" : $" // lengths: [{string.Join(", ", Lengths)}]");

    private IEnumerable<(string Name, string Type)> Roles()
    {
        const string Input = "global::System.ReadOnlySpan<float>", Output = "global::System.Span<float>";
        yield return ("query", Input);
        yield return ("key", Input);
        if (HasValue)
        {
            yield return ("value", Input);
        }

        if (Lengths is not null)
        {
            yield return ("lengths", "global::System.ReadOnlySpan<int>");
        }

        if (HasOutput)
        {
            yield return ("output", Output);
        }

        if (HasWeights)
        {
            yield return ("weights", Output);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
