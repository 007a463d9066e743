using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AttnGen.Figures.Sentences;

/// <summary>What single tokens say once the tokenizer's marks are off.</summary>
internal sealed partial class TokenSpelling
{
    private const string EndMark = "</w>", ContinuationMark = "@@", PieceMark = "##";

    private readonly SubwordMarks _marks;
    private readonly bool _isEncoded;

    public TokenSpelling(SubwordMarks marks, IReadOnlyList<string> tokens)
    {
        _marks = marks;
        _isEncoded = marks == SubwordMarks.ByteLevel && ByteLevelText.IsEncoded(tokens.Where(token => !IsSpecial(token)));
    }

    /// <summary>The marks that most tokens bear; none where no token has one.</summary>
    public static SubwordMarks Detect(IReadOnlyList<string> tokens)
    {
        Span<int> counts = stackalloc int[6];
        foreach (string token in tokens)
        {
            counts[(int)SubwordMarks.SentencePiece] += token.StartsWith('▁') ? 1 : 0;
            counts[(int)SubwordMarks.ByteLevel] += token.AsSpan().ContainsAny('Ġ', 'Ċ') ? 1 : 0;
            counts[(int)SubwordMarks.WordPiece] += HasPieceMark(token) ? 1 : 0;
            counts[(int)SubwordMarks.EndOfWord] += token.EndsWith(EndMark, StringComparison.Ordinal) ? 1 : 0;
            counts[(int)SubwordMarks.Continuation] += token.Length > 2 && token.EndsWith(ContinuationMark, StringComparison.Ordinal) ? 1 : 0;
        }

        int best = 0;
        for (int marks = 1; marks < counts.Length; marks++)
        {
            best = counts[marks] > counts[best] ? marks : best;
        }

        return (SubwordMarks)best;
    }

    /// <summary>Whether a token is no text of the sentence, such as <c>[CLS]</c>, <c>&lt;s&gt;</c> or <c>&lt;|endoftext|&gt;</c>.</summary>
    public static bool IsSpecial(string token) => token != EndMark && !ByteToken.IsMatch(token) && SpecialToken.IsMatch(token);

    /// <summary>Whether a text is nothing but punctuation and symbols; a part of a letter's bytes, shown as U+FFFD, is none.</summary>
    public static bool IsPunctuation(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (!Rune.IsPunctuation(rune) && !Rune.IsSymbol(rune)))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>Whether a token continues the word of the one before it, neither of them special.</summary>
    public bool Continues(string token, string before) => _marks switch
    {
        SubwordMarks.SentencePiece => !token.StartsWith('▁') && !IsBreak(token) && !IsBreak(before),
        SubwordMarks.ByteLevel => token.Length == 0 || !(token[0] is 'Ġ' or 'Ċ' or ' ' || IsBreak(before)),
        SubwordMarks.WordPiece => HasPieceMark(token),
        SubwordMarks.EndOfWord => !before.EndsWith(EndMark, StringComparison.Ordinal),
        SubwordMarks.Continuation => before.EndsWith(ContinuationMark, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether a token ends with a new line.</summary>
    public bool IsBreak(string token) => token.EndsWith('\n')
        || (_marks == SubwordMarks.ByteLevel && token.EndsWith('Ċ')) || (_marks == SubwordMarks.SentencePiece && token == "<0x0A>");

    /// <summary>What pieces say together: letters that were split into bytes are whole again.</summary>
    public string TextOf(IEnumerable<string> pieces)
    {
        if (_marks is not (SubwordMarks.SentencePiece or SubwordMarks.ByteLevel))
        {
            return Visible(string.Concat(pieces.Select(WithoutMark)));
        }

        List<byte> bytes = [];
        foreach (string piece in pieces)
        {
            if (IsSpecial(piece))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(piece));
            }
            else if (_marks == SubwordMarks.SentencePiece)
            {
                bytes.AddRange(ByteToken.IsMatch(piece)
                    ? [byte.Parse(piece.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)]
                    : Encoding.UTF8.GetBytes(piece.Replace('▁', ' ')));
            }
            else if (_isEncoded)
            {
                ByteLevelText.Append(bytes, piece);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(piece.Replace('Ġ', ' ').Replace('Ċ', '\n')));
            }
        }

        return Visible(Encoding.UTF8.GetString([.. bytes]));
    }

    private static bool HasPieceMark(string token) => token.Length > 2 && token.StartsWith(PieceMark, StringComparison.Ordinal);

    private string WithoutMark(string token) => _marks switch
    {
        SubwordMarks.WordPiece when HasPieceMark(token) => token[2..],
        SubwordMarks.EndOfWord when token.EndsWith(EndMark, StringComparison.Ordinal) => token[..^EndMark.Length],
        SubwordMarks.Continuation when token.Length > 2 && token.EndsWith(ContinuationMark, StringComparison.Ordinal) => token[..^2],
        _ => token,
    };

    /// <summary>Blanks around a text go; a text of nothing but blanks, new lines and tabs get a sign.</summary>
    private static string Visible(string text)
    {
        string signs = text.Replace("\r\n", "↵", StringComparison.Ordinal).Replace('\n', '↵').Replace('\r', '↵').Replace('\t', '⇥');
        string trimmed = signs.Trim(' ');
        return trimmed.Length == 0 && signs.Length > 0 ? "␣" : trimmed;
    }

    [GeneratedRegex(@"^(<\|?/?[A-Za-z_][\w\- ]*\|?>|\[[A-Z][A-Z0-9_]*\])$")]
    private static partial Regex SpecialToken { get; }

    [GeneratedRegex("^<0x[0-9A-Fa-f]{2}>$")]
    private static partial Regex ByteToken { get; }
}
