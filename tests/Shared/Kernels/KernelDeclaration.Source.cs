using System.Globalization;

namespace AttnGen.Tests.Shared;

/// <content>The declaration as code, and the code that calls what is generated for it.</content>
internal sealed partial record KernelDeclaration
{
    private const string Input = "global::System.ReadOnlySpan<float>", Output = "global::System.Span<float>", Bytes = "global::System.Span<byte>";

    private static readonly string[] HeatmapSpans = ["heatmap", "secondHeatmap"];

    /// <summary>Every role in the order that parameters are written in.</summary>
    private static readonly (string Name, string Type)[] AllRoles =
    [
        ("query", Input), ("key", Input), ("value", Input), ("mask", "global::System.ReadOnlySpan<bool>"), ("bias", Input),
        ("lengths", "global::System.ReadOnlySpan<int>"),
        ("output", Output), ("weights", Output), ("scores", Output), ("logSumExp", Output), ("workspace", Output),
    ];

    private IEnumerable<(string Name, string Type)> Roles => AllRoles.Where(role => role.Name switch
    {
        "value" => HasValue,
        "mask" => HasMask,
        "bias" => HasBias,
        "lengths" => Lengths is not null,
        "output" => HasOutput,
        "weights" => HasWeights,
        "scores" => HasScores,
        "logSumExp" => HasLogSumExp,
        "workspace" => HasWorkspace,
        _ => true,
    });

    /// <summary>The names of its roles in the order that parameters are written in.</summary>
    public IEnumerable<string> RoleNames => Roles.Select(role => role.Name);

    /// <summary>The declaration as a user writes it: options only where they differ from their default.</summary>
    public string ToSource()
    {
        List<string> arguments = [$"queries: {Text(Queries)}", $"keys: {Text(Keys)}", $"dim: {Text(Dim)}"];
        Option("Batch", Batch == 1 ? null : Text(Batch));
        Option("Heads", Heads == 1 ? null : Text(Heads));
        Option("KeyValueHeads", KeyValueHeads is { } heads ? Text(heads) : null);
        Option("ValueDim", ValueDim is { } valueDim ? Text(valueDim) : null);
        Option("Scale", Scale?.ToString("R", CultureInfo.InvariantCulture));
        Option("Causal", Causal ? "true" : null);
        EnumOption("CausalAlignment", CausalAlignment);
        Option("WindowLeft", WindowLeft is { } left ? Text(left) : null);
        Option("WindowRight", WindowRight is { } right ? Text(right) : null);
        Option("Softcap", Softcap?.ToString("R", CultureInfo.InvariantCulture));
        EnumOption("Layout", Layout);
        EnumOption("MaskScope", MaskScope);
        EnumOption("BiasScope", BiasScope);
        EnumOption("EmptyRow", EmptyRow);
        Option("AverageHeads", AverageHeads ? "true" : null);
        return $"""
            [global::AttnGen.Attention({string.Join(", ", arguments)})]
            public static partial void {Name}({string.Join(", ", Roles.Select(Parameter).Concat(Degree("int ")).Concat(Heatmaps.Select(heatmap => heatmap.ToSource())))});
            """;

        void Option(string name, string? value)
        {
            if (value is not null)
            {
                arguments.Add($"{name} = {value}");
            }
        }

        void EnumOption<T>(string name, T value)
            where T : struct, Enum =>
            Option(name, EqualityComparer<T>.Default.Equals(value, default) ? null : $"global::AttnGen.{typeof(T).Name}.{value}");
    }

    /// <summary>
    /// A method of one signature for all declarations, so that a runner needs no reflection over roles, and beside it how long a
    /// workspace it wants.
    /// </summary>
    /// <param name="target">Expression of the method to call.</param>
    public string ToAdapter(string target) => $"""
        public const int {Name}Workspace = {(HasWorkspace ? target + "WorkspaceLength" : "0")};

        public static void {Name}({string.Join(", ", AllRoles.Select(Parameter))}, {Bytes} heatmap, {Bytes} secondHeatmap) =>
            {target}({string.Join(", ", Roles.Select(role => role.Name).Concat(Degree("", MaxDegreeOfParallelism)).Concat(Heatmaps.Zip(HeatmapSpans, AsElements)))});
        """;

    private IEnumerable<string> Degree(string type, int? value = null) => MaxDegreeOfParallelism is null ? []
        : [value is { } number ? Text(number) : type + "maxDegreeOfParallelism"];

    private static string Parameter((string Name, string Type) role) => role.Type + " " + role.Name;

    private static string AsElements(HeatmapDeclaration heatmap, string bytes) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.Cast<byte, {heatmap.ElementType}>({bytes})";
}
