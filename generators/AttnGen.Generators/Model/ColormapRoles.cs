namespace AttnGen.Generators.Model;

/// <summary>The parameter names of <c>[Colormap]</c>.</summary>
internal static class ColormapRoles
{
    public const string Values = "values";
    public const string Mask = "mask";
    public const string Pixels = "pixels";
    public const string Indices = "indices";

    public static readonly string[] All = [Values, Mask, Pixels, Indices];
}
