using System.Collections.ObjectModel;
using System.Globalization;

namespace AttnGen.Data;

/// <summary>The names of an axis: as many as it is long, none of them null, and nobody else's to change.</summary>
internal sealed class NameList
{
    private readonly string[] _names;

    private NameList(string[] names) => (_names, Names) = (names, Array.AsReadOnly(names));

    public ReadOnlyCollection<string> Names { get; }

    /// <summary>Copies and checks what a caller gives; null stays null.</summary>
    /// <param name="names">The names.</param>
    /// <param name="length">Length of the axis.</param>
    /// <param name="parameter">The caller's parameter.</param>
    /// <param name="element">What an element of the axis is called, such as <c>row</c>.</param>
    public static NameList? Of(IReadOnlyList<string>? names, int length, string parameter, string element)
    {
        if (names is null)
        {
            return null;
        }

        string[] copy = [.. names];
        if (copy.Length != length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{parameter} must have one name a {element}, that is {length}, but has {copy.Length}."), parameter);
        }

        int missing = Array.IndexOf(copy, null!);
        return missing < 0
            ? new NameList(copy)
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{parameter}[{missing}] is null; a {element} without a name is an empty string."), parameter);
    }

    /// <summary>Names of the library's own making.</summary>
    public static NameList Own(string[] names) => new(names);

    public NameList Slice(int start, int length) => new(_names.AsSpan(start, length).ToArray());
}
