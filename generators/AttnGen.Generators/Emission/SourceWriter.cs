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

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
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

    /// <summary>A line and an opening brace; disposing writes the closing one.</summary>
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
            writer.Line("}");
        }
    }
}
