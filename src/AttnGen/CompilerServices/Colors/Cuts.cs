namespace AttnGen.CompilerServices;

/// <summary>Ascending cut points, searched by halving.</summary>
internal static class Cuts
{
    /// <summary>How many cuts are not above a number.</summary>
    public static int Reached(ReadOnlySpan<float> cuts, float x)
    {
        // Cuts before `reached` are not above x, those from `beyond` on are.
        int reached = 0;
        int beyond = cuts.Length;
        while (reached < beyond)
        {
            int middle = (reached + beyond) >>> 1;
            if (x >= cuts[middle])
            {
                reached = middle + 1;
            }
            else
            {
                beyond = middle;
            }
        }

        return reached;
    }
}
