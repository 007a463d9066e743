using System;
using System.Collections.Generic;
using System.Text;

namespace AttnGen.Generators.Emission;

/// <summary>Indented text with <c>\n</c> line ends on every system.</summary>
internal sealed class SourceWriter
{
    private const int LineWidth = 140;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isBlankDue;

    /// <summary>One line; where it is too long it goes on after a comma, further in.</summary>
    public void Line(string line = "")
    {
        int depth = _depth;
        while ((4 * depth) + line.Length > LineWidth && LastComma(line, LineWidth - (4 * depth)) is var comma && comma > 0)
        {
            Append(depth, line.Substring(0, comma + 1));
            line = line.Substring(comma + 2);
            depth = _depth + 1;
        }

        Append(depth, line);
    }

    /// <summary>Short statements of one kind, as many on a line as fit: the table of a tile's operations.</summary>
    public void Statements(IEnumerable<string> statements)
    {
        string line = "";
        foreach (string statement in statements)
        {
            if (line.Length > 0 && (4 * _depth) + line.Length + 1 + statement.Length > LineWidth)
            {
                Line(line);
                line = "";
            }

            line += line.Length == 0 ? statement : " " + statement;
        }

        Line(line);
    }

    private void Append(int depth, string line)
    {
        if (line.Length == 0)
        {
            // At most one, and none where a block begins; see the end of a block, too.
            _isBlankDue = _text.Length > 0 && !EndsWith("{\n");
            return;
        }

        if (_isBlankDue && !line.StartsWith("else", StringComparison.Ordinal))
        {
            _text.Append('\n');
        }

        _isBlankDue = false;
        _text.Append(' ', 4 * depth).Append(line).Append('\n');
    }

    private bool EndsWith(string end) => _text.Length >= end.Length && _text.ToString(_text.Length - end.Length, end.Length) == end;

    /// <summary>The last outermost comma before a column, not one within a string or a comment; 0 where there is none.</summary>
    private static int LastComma(string line, int column)
    {
        int last = 0, nesting = 0, outermost = int.MaxValue;
        bool isText = line.StartsWith("//", StringComparison.Ordinal);
        for (int i = 0; i < column && i < line.Length - 1; i++)
        {
            isText ^= line[i] == '"';
            nesting += isText ? 0 : line[i] is '(' or '[' ? 1 : line[i] is ')' or ']' ? -1 : 0;
            if (!isText && line[i] == ',' && line[i + 1] == ' ' && nesting <= outermost)
            {
                last = i;
                outermost = nesting;
            }
        }

        return last;
    }

    /// <summary>A line and an opening brace; disposing writes the closing one, after which a blank line follows unless the outer block ends.</summary>
    public BlockScope Block(string head)
    {
        Line(head);
        Line("{");
        _depth++;
        return new BlockScope(this);
    }

    public override string ToString() => _text.ToString();

    internal sealed class BlockScope(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer._isBlankDue = false;
            writer.Line("}");
            writer._isBlankDue = true;
        }
    }
}
