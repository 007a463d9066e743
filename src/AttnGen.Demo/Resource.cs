using System.Reflection;
using System.Text;

namespace AttnGen.Demo;

/// <summary>The data files that the demo carries in its assembly.</summary>
internal static class Resource
{
    /// <summary>Opens a data file.</summary>
    /// <exception cref="InvalidDataException">The demo has no such file.</exception>
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidDataException($"The demo has no data file '{name}'.");

    /// <summary>The lines of a text file.</summary>
    public static string[] ReadLines(string name)
    {
        using StreamReader reader = new(Open(name), Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }
}
