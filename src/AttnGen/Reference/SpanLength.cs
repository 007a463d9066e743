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

    /// <summary>The lengths of a batch's sequences, each of which is 0 … <paramref name="longest"/>.</summary>
    public static void CheckLengths(ReadOnlySpan<int> lengths, int batch, int longest)
    {
        CheckOptional(nameof(lengths), lengths.Length, batch);
        foreach (int length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(lengths));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, longest, nameof(lengths));
        }
    }
}
