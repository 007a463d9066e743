using System.Globalization;
using System.Reflection;

namespace AttnGen.Heatmaps.Tests;

/// <summary>A generated kernel that writes pixels and indices at once.</summary>
internal delegate void ColorKernel(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

/// <summary>One declaration for each golden case, with the case's norm, map and extremes as options, as a user writes them.</summary>
internal static partial class GoldenKernels
{
    /// <summary>The names of the cases that have a kernel, as methods are named.</summary>
    public static IEnumerable<string> Names => typeof(GoldenKernels).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.GetCustomAttribute<ColormapAttribute>() is not null).Select(method => method.Name);

    /// <summary>The kernel of a case: <c>log_auto_wide</c> is <see cref="LogAutoWide"/>.</summary>
    public static ColorKernel Of(string name) => typeof(GoldenKernels).GetMethod(MethodName(name))!.CreateDelegate<ColorKernel>();

    /// <summary>A case's name as methods are named.</summary>
    public static string MethodName(string name) =>
        string.Concat(name.Split('_').Select(word => word[..1].ToUpper(CultureInfo.InvariantCulture) + word[1..]));
}
