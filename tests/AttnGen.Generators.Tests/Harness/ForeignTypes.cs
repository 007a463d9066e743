namespace AttnGen.Generators.Tests;

/// <summary>Types that the generators recognise by their full names alone, with the layout that their packages give them.</summary>
internal static class ForeignTypes
{
    public const string Source = """
        namespace SixLabors.ImageSharp.PixelFormats
        {
            public struct Rgba32 { public byte R, G, B, A; }
            public struct Bgra32 { public byte B, G, R, A; }
        }
        """;
}
