namespace AttnGen.Heatmaps;

/// <summary>How many pixels each cell takes along one axis: the pixel's centre decides, as nearest-neighbour sampling does.</summary>
internal static class CellGrid
{
    /// <summary>Pixels of each cell; they add up to <paramref name="pixels"/>. With fewer pixels than cells some cells get none.</summary>
    public static int[] Extents(int cells, int pixels)
    {
        // Pixel p lies in cell floor((p + ½) · cells / pixels), so cell c ends before the first p with (2p + 1) · cells ≥ 2 · (c + 1) · pixels.
        int[] extents = new int[cells];
        long begin = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            Int128 firstHalf = (Int128)2 * (cell + 1) * pixels;
            long end = (long)((firstHalf - cells + (2 * (Int128)cells) - 1) / (2 * (Int128)cells));
            extents[cell] = (int)(end - begin);
            begin = end;
        }

        return extents;
    }
}
