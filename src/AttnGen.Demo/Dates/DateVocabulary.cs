namespace AttnGen.Demo.Dates;

/// <summary>The characters that the models know, by their index.</summary>
internal sealed class DateVocabulary
{
    private readonly string _source;

    private DateVocabulary(string source, string target) => (_source, Target) = (source, target);

    /// <summary>The characters of a target.</summary>
    public string Target { get; }

    public static DateVocabulary Load() =>
        Resource.ReadLines("dates.vocabulary.txt") is [{ Length: > 0 } source, { Length: DateKernels.TargetCharacters } target, ..]
            ? new DateVocabulary(source, target)
            : throw new InvalidDataException("The demo's dates.vocabulary.txt must have a line of source characters and a line of target characters.");

    /// <summary>The index of a source's character.</summary>
    /// <exception cref="ArgumentException">The models have never seen the character.</exception>
    public int IndexOf(char character)
    {
        int index = _source.IndexOf(character, StringComparison.Ordinal);
        return index >= 0 ? index : throw new ArgumentException($"The models have never seen the character '{character}'; they know {_source}", nameof(character));
    }
}
