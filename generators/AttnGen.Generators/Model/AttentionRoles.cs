using System.Linq;

namespace AttnGen.Generators.Model;

/// <summary>The parameter names of <c>[Attention]</c>.</summary>
internal static class AttentionRoles
{
    public const string Query = "query";
    public const string Key = "key";
    public const string Value = "value";
    public const string Mask = "mask";
    public const string Bias = "bias";
    public const string Lengths = "lengths";
    public const string Output = "output";
    public const string Weights = "weights";
    public const string Scores = "scores";
    public const string LogSumExp = "logSumExp";
    public const string Workspace = RoleSpec.Workspace;

    /// <summary>What a kernel reads, in the order in which its steps pass them on.</summary>
    public static readonly string[] Inputs = [Query, Key, Value, Mask, Bias, Lengths];

    /// <summary>What a kernel writes; at least one of them is declared.</summary>
    public static readonly string[] Outputs = [Output, Weights, Scores, LogSumExp];

    /// <summary>The roles that a declaration of <c>[Attention]</c> may have.</summary>
    public static readonly RoleTable Table = new(
        [.. Inputs.Select(role => new RoleSpec(role, ElementType(role))), .. Outputs.Select(RoleSpec.Output), RoleSpec.Scratch]);

    /// <summary>Whether a kernel writes to the role.</summary>
    public static bool IsWritten(string role) => role is Output or Weights or Scores or LogSumExp or Workspace;

    /// <summary>The type of a role's elements.</summary>
    public static string ElementType(string role) => role switch
    {
        Mask => "bool",
        Lengths => "int",
        _ => "float",
    };
}
