namespace AttnGen.Heatmaps;

/// <summary>Which cell each pixel shows along one axis: the pixel's centre decides, as nearest-neighbour sampling does.</summary>
internal static class CellGrid
{
    /// <summary>The cell that the centre of a pixel lies in: floor((pixel + ½) · cells / pixels).</summary>
    public static int CellAt(int pixel, int cells, int pixels) =>
        (int)(((2 * (ulong)pixel) + 1) * (ulong)cells / (2 * (ulong)pixels));

    /// <summary>Pixels of each cell; they add up to <paramref name="pixels"/>. With fewer pixels than cells some cells get none.</summary>
    public static int[] Extents(int cells, int pixels)
    {
        // Cell c ends before the first pixel p with 2p + 1 ≥ 2 (c + 1) · pixels / cells. No product reaches 2⁶⁴.
        int[] extents = new int[cells];
        ulong divisor = 2 * (ulong)cells;
        ulong begin = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            ulong end = ((2 * ((ulong)cell + 1) * (ulong)pixels) + (ulong)cells - 1) / divisor;
            extents[cell] = (int)(end - begin);
            begin = end;
        }

        return extents;
    }
}
