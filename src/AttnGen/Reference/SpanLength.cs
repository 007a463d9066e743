namespace AttnGen.Reference;

/// <summary>Says which span has another length than its shape.</summary>
internal static class SpanLength
{
    public static void Check(string role, int actual, int expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{role} must have {expected} elements for this shape, but has {actual}.", role);
        }
    }

    public static void CheckOptional(string role, int actual, int expected) => Check(role, actual, actual == 0 ? 0 : expected);
}
