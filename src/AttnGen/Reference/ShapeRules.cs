namespace AttnGen.Reference;

/// <summary>Says what is wrong with a shape.</summary>
internal static class ShapeRules
{
    public static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message, "shape");
        }
    }

    public static void RequireSizes(params ReadOnlySpan<(string Name, int Size)> sizes)
    {
        foreach ((string name, int size) in sizes)
        {
            Require(size >= 1, $"{name} must be at least 1, but is {size}.");
        }
    }
}
