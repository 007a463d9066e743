using System.Runtime.InteropServices;

namespace AttnGen;

/// <summary>An 8-bit colour: four bytes in memory in the order red, green, blue, alpha, not premultiplied.</summary>
/// <remarks>
/// A span of it is the pixel layout that image libraries call RGBA8888, so that <see cref="MemoryMarshal.AsBytes{T}(Span{T})"/> hands
/// pixels over without a copy.
/// </remarks>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
/// <param name="A">Alpha: 0 is transparent, 255, the default, opaque.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct Rgba32(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>The colour as <c>#RRGGBBAA</c>.</summary>
    public override string ToString() => $"#{R:X2}{G:X2}{B:X2}{A:X2}";
}
