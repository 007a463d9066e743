using System.Globalization;

namespace AttnGen.Generators.Infrastructure;

/// <summary>Numbers as headers and messages write them, whatever the culture.</summary>
internal static class NumberText
{
    /// <summary>With a comma between thousands.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
