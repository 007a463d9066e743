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
    public const string MaxDegreeOfParallelism = "maxDegreeOfParallelism";

    // What scores other than the plain dot product are made with.
    public const string QueryWeights = "queryWeights";
    public const string KeyWeights = "keyWeights";
    public const string ScoreWeights = "scoreWeights";
    public const string UnitBias = "unitBias";
    public const string Gain = "gain";
    public const string UnitScale = "unitScale";

    // What follows the context.
    public const string QueryMask = "queryMask";
    public const string AttentionalWeights = "attentionalWeights";
    public const string Attentional = "attentional";

    /// <summary>What a kernel reads, in the order in which its steps pass them on.</summary>
    public static readonly string[] Inputs = [Query, Key, Value, Mask, Bias, Lengths];

    /// <summary>What a kernel writes; at least one of them is declared.</summary>
    public static readonly string[] Outputs = [Output, Weights, Scores, LogSumExp];

    /// <summary>What a kernel reads or writes once a call, before and after the work on queries.</summary>
    public static readonly string[] OnceACall =
        [QueryWeights, KeyWeights, ScoreWeights, UnitBias, Gain, UnitScale, QueryMask, AttentionalWeights, Attentional];

    /// <summary>The roles that a declaration of <c>[Attention]</c> may have.</summary>
    public static readonly RoleTable Table = new(
        [.. Inputs.Select(role => new RoleSpec(role, ElementType(role))), .. Outputs.Select(RoleSpec.Output), RoleSpec.Scratch, new RoleSpec(MaxDegreeOfParallelism, "int", IsNumber: true)]);

    /// <summary>Whether a kernel writes to the role.</summary>
    public static bool IsWritten(string role) => role is Output or Weights or Scores or LogSumExp or Attentional or Workspace;

    /// <summary>The type of a role's elements.</summary>
    public static string ElementType(string role) => role switch
    {
        Mask or QueryMask => "bool",
        Lengths => "int",
        _ => "float",
    };
}
