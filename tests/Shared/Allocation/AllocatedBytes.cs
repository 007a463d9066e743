namespace AttnGen.Tests.Shared;

/// <summary>What calls allocate on the managed heap.</summary>
internal static class AllocatedBytes
{
    private const int Tries = 5;

    /// <summary>
    /// Fails where calls allocate. The first may make the thread's scratch. One try of five, of two calls each, may count something: what the runtime
    /// does once, or what its count is off by when tests beside this one collect garbage.
    /// </summary>
    public static void AssertNone(Action call)
    {
        call();
        long[] bytes = new long[Tries];
        for (int i = 0; i < Tries; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            call();
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(bytes.Count(allocated => allocated != 0) <= 1, $"Two calls allocate {string.Join(", ", bytes)} bytes.");
    }
}
