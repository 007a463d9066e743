namespace AttnGen.Tests.Shared;

/// <summary>What calls allocate on the managed heap.</summary>
internal static class AllocatedBytes
{
    private const int Tries = 5;

    /// <summary>
    /// Fails where a call allocates. The first call may make the thread's scratch. What allocates does so in every call: the fewest of some tries
    /// leave out what the runtime does once, and what its count is off by where tests beside this one collect garbage.
    /// </summary>
    public static void AssertNone(Action call)
    {
        call();
        long fewest = long.MaxValue;
        for (int i = 0; i < Tries && fewest > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }
}
