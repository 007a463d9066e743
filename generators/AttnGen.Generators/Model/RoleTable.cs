using System.Collections.Generic;
using System.Linq;

namespace AttnGen.Generators.Model;

/// <summary>One role of a kernel: the name that a parameter has, and what it holds.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="ElementType">Type of its elements.</param>
/// <param name="IsWritten">Whether the kernel writes to it.</param>
/// <param name="IsNumber">Whether it is a number by itself, not a span of them.</param>
internal sealed record RoleSpec(string Name, string ElementType = "float", bool IsWritten = false, bool IsNumber = false)
{
    /// <summary>The caller's scratch, which every kernel that computes may take.</summary>
    public const string Workspace = "workspace";

    /// <summary>The role of the caller's scratch.</summary>
    public static readonly RoleSpec Scratch = new(Workspace, IsWritten: true);

    public static RoleSpec Input(string name) => new(name);

    public static RoleSpec Output(string name) => new(name, IsWritten: true);
}

/// <summary>The roles of one kind of kernel, in the order in which errors list them.</summary>
internal sealed class RoleTable(params RoleSpec[] roles)
{
    public IReadOnlyList<RoleSpec> Roles => roles;

    /// <summary>The names of all roles.</summary>
    public string[] Names { get; } = [.. roles.Select(role => role.Name)];

    /// <summary>The names of what a kernel writes for its caller; at least one of them is declared.</summary>
    public string[] Outputs { get; } = [.. roles.Where(role => role.IsWritten && role.Name != RoleSpec.Workspace).Select(role => role.Name)];

    /// <summary>The role of a name, or null.</summary>
    public RoleSpec? Find(string name) => roles.FirstOrDefault(role => role.Name == name);
}
