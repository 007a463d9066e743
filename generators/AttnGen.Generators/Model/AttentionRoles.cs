namespace AttnGen.Generators.Model;

/// <summary>The parameter names of <c>[Attention]</c>.</summary>
internal static class AttentionRoles
{
    public const string Query = "query";
    public const string Key = "key";
    public const string Value = "value";
    public const string Lengths = "lengths";
    public const string Output = "output";
    public const string Weights = "weights";

    /// <summary>Roles of the design that no kernel offers yet; a declaration that uses one is told so.</summary>
    public static readonly string[] Planned = ["scores", "logSumExp", "mask", "bias", "workspace"];
}
