namespace AttnGen.Tests.Shared;

/// <summary>One signature for the kernels whose roles differ from one to the next: a role's memory by its name, as bytes whatever its elements are.</summary>
internal delegate void RoleCall(Func<string, Memory<byte>> memory);

/// <summary>A parameter of a kernel.</summary>
/// <param name="Name">Its name as a user writes it.</param>
/// <param name="Shape">Its axes; of a workspace nothing.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="IsWritten">Whether the kernel writes to it.</param>
internal sealed record KernelRole(string Name, int[] Shape, string Element, bool IsWritten)
{
    public static KernelRole Input(string name, params int[] shape) => new(name, shape, "float", IsWritten: false);

    public static KernelRole Mask(string name, params int[] shape) => new(name, shape, "bool", IsWritten: false);

    public static KernelRole Lengths(int batch) => new("lengths", [batch], "int", IsWritten: false);

    public static KernelRole Output(string name, params int[] shape) => new(name, shape, "float", IsWritten: true);

    public static KernelRole Workspace() => new("workspace", [], "float", IsWritten: true);
}

/// <summary>A declaration whose kernel is called role by role, whatever its roles are.</summary>
internal abstract record RoleDeclaration(string Name) : IKernelDeclaration
{
    public int Seed { get; init; }

    /// <summary>Whether all parameters but a workspace are tensor spans.</summary>
    public bool HasTensors { get; init; }

    public bool HasWorkspace { get; init; }

    public HeatmapDeclaration[] Heatmaps { get; init; } = [];

    /// <summary>The roles in the order that parameters are written in, without workspace and heatmaps.</summary>
    public abstract IReadOnlyList<KernelRole> ToRoles();

    /// <summary>Inputs of the declaration's seed, and what the oracle makes of them.</summary>
    public abstract RoleData ToData();

    public abstract IKernelDeclaration ToWeights();

    public string ToSource() => $"""
        [global::AttnGen.{Attribute()}]
        public static partial void {Name}({string.Join(", ", [.. AllRoles().Select(Parameter), .. Heatmaps.Select(heatmap => heatmap.ToSource())])});
        """;

    public string ToAdapter(string target) => $"""
        public const int {Name}Workspace = {(HasWorkspace ? target + "WorkspaceLength" : "0")};

        public static void {Name}(global::System.Func<string, global::System.Memory<byte>> memory) =>
            {target}({string.Join(", ", [.. AllRoles().Select(Argument), .. Heatmaps.Select(heatmap => Cast(heatmap.Parameter, heatmap.ElementType))])});
        """;

    /// <summary>The attribute with its arguments.</summary>
    protected abstract string Attribute();

    private IEnumerable<KernelRole> AllRoles() => HasWorkspace ? ToRoles().Append(KernelRole.Workspace()) : ToRoles();

    private bool IsTensor(KernelRole role) => HasTensors && role.Shape.Length > 0;

    private string Parameter(KernelRole role)
    {
        string space = IsTensor(role) ? "global::System.Numerics.Tensors." : "global::System.";
        return $"{space}{(role.IsWritten ? "" : "ReadOnly")}{(IsTensor(role) ? "Tensor" : "")}Span<{role.Element}> {role.Name}";
    }

    private string Argument(KernelRole role) => IsTensor(role)
        ? $"new({Cast(role.Name, role.Element)}, [{string.Join(", ", role.Shape)}])"
        : Cast(role.Name, role.Element);

    private static string Cast(string role, string element) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.Cast<byte, {element}>(memory(\"{role.TrimStart('@')}\").Span)";
}
