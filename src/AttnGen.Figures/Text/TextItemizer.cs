using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace AttnGen.Figures.Text;

/// <summary>Splits a line into runs of one direction, script and face. Grapheme clusters stay whole, so marks stay with their letters.</summary>
/// <param name="fallback">The faces.</param>
internal sealed class TextItemizer(FontFallback fallback)
{
    private const char FirstMark = '\u0300';

    private readonly List<TextRun> _runs = [];

    /// <summary>The runs of a line from left to right. The list serves until the next call.</summary>
    public List<TextRun> Itemize(string text)
    {
        _runs.Clear();
        byte[] levels = BidiLevels.Of(text);
        for (int start = 0, length; start < text.Length; start += length)
        {
            length = ClusterLength(text, start);
            byte level = levels.Length == 0 ? (byte)0 : levels[start];
            ReadOnlySpan<char> cluster = text.AsSpan(start, length);
            if (fallback.Find(cluster) is OpenTypeFace face)
            {
                Append(new TextRun(start, length, level, ScriptOf(cluster), face));
            }
            else
            {
                AppendInParts(text, start, length, level);
            }
        }

        PutInVisualOrder(_runs);
        return _runs;
    }

    /// <summary>Units of the grapheme cluster that begins at one. Below the first combining mark each unit is a cluster.</summary>
    private static int ClusterLength(string text, int start)
    {
        bool isSingle = text[start] < FirstMark && (start + 1 == text.Length || text[start + 1] < FirstMark);
        return isSingle ? 1 : StringInfo.GetNextTextElementLength(text, start);
    }

    /// <summary>No face has the whole cluster: each of its characters comes from where there is one.</summary>
    private void AppendInParts(string text, int start, int length, byte level)
    {
        for (int i = start, units; i < start + length; i += units)
        {
            Rune rune = Rune.GetRuneAt(text, i);
            units = rune.Utf16SequenceLength;
            ReadOnlySpan<char> character = text.AsSpan(i, units);

            // What draws nothing stays with what it follows.
            bool follows = CodePoints.IsInvisible(rune.Value) && i > start;
            Append(new TextRun(i, units, level, ScriptOf(character), follows ? _runs[^1].Face : fallback.Find(character)));
        }
    }

    /// <summary>Appends a run, or extends the last. What has no script of its own takes that of its neighbours.</summary>
    private void Append(TextRun run)
    {
        Span<TextRun> runs = CollectionsMarshal.AsSpan(_runs);
        if (runs.Length > 0 && runs[^1] is TextRun last && last.Level == run.Level && ReferenceEquals(last.Face, run.Face)
            && (last.Script == run.Script || last.Script == Script.Common || run.Script == Script.Common))
        {
            Script script = last.Script == Script.Common ? run.Script : last.Script;
            runs[^1] = last with { Length = last.Length + run.Length, Script = script };
        }
        else
        {
            _runs.Add(run);
        }
    }

    /// <summary>The script of the first character that has one.</summary>
    private static Script ScriptOf(ReadOnlySpan<char> cluster)
    {
        if (cluster[0] < 0x80)
        {
            return char.IsAsciiLetter(cluster[0]) ? Script.Latin : Script.Common;
        }

        foreach (Rune rune in cluster.EnumerateRunes())
        {
            Script script = UnicodeFunctions.Default.GetScript(rune.Value);
            if (script != Script.Common && script != Script.Inherited && script != Script.Unknown)
            {
                return script;
            }
        }

        return Script.Common;
    }

    /// <summary>L2 of UAX #9: from the highest level down to 1, what has at least this level is reversed.</summary>
    private static void PutInVisualOrder(List<TextRun> runs)
    {
        int highest = 0;
        foreach (TextRun run in runs)
        {
            highest = Math.Max(highest, run.Level);
        }

        for (int level = highest; level > 0; level--)
        {
            for (int start = 0, end; start < runs.Count; start = end + 1)
            {
                end = start;
                while (end < runs.Count && runs[end].Level >= level)
                {
                    end++;
                }

                runs.Reverse(start, end - start);
            }
        }
    }
}
