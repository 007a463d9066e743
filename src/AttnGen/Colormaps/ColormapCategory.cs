namespace AttnGen;

/// <summary>What kind of data a colormap is for, as matplotlib groups its maps.</summary>
public enum ColormapCategory
{
    /// <summary>Ordered data; equal steps of the data look equal: viridis, magma, rocket, …</summary>
    PerceptuallyUniform,

    /// <summary>Ordered data, mostly from light to dark or dark to light: Blues, hot, gray, …</summary>
    Sequential,

    /// <summary>Data that depart from a middle in two directions: RdBu, coolwarm, vlag, …</summary>
    Diverging,

    /// <summary>Data that wrap around, such as angles: twilight, hsv, …</summary>
    Cyclic,

    /// <summary>Everything else: jet, turbo, terrain, …, and gradients of one's own.</summary>
    Miscellaneous,

    /// <summary>Data without an order, a colour each: tab10, Set2, …, and lists of one's own.</summary>
    Qualitative,
}
