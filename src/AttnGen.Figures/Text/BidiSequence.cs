namespace AttnGen.Figures.Text;

/// <summary>A line without its boundary neutrals while the rules of UAX #9 resolve its classes: W1–W7, N0–N2, I1, I2.</summary>
internal sealed class BidiSequence
{
    private readonly byte _baseLevel;

    /// <summary>L or R of the base direction: what stands before the first and after the last character.</summary>
    private readonly BidiClass _base;

    /// <summary>Where each character stands in the text.</summary>
    private readonly int[] _positions;

    private readonly BidiClass[] _original;
    private readonly BidiClass[] _types;
    private readonly List<BidiBrackets.Pair> _pairs;

    public BidiSequence(ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, byte baseLevel)
    {
        _baseLevel = baseLevel;
        _base = baseLevel == 0 ? BidiClass.LeftToRight : BidiClass.RightToLeft;
        int count = classes.Length - classes.Count(BidiClass.BoundaryNeutral);
        (_positions, _types) = (new int[count], new BidiClass[count]);
        for (int i = 0, k = 0; i < classes.Length; i++)
        {
            if (classes[i] != BidiClass.BoundaryNeutral)
            {
                (_positions[k], _types[k]) = (i, classes[i]);
                k++;
            }
        }

        _original = [.. _types];
        _pairs = BidiBrackets.PairsOf(text, _positions, _types);
    }

    /// <summary>W1–W7: marks, numbers and what stands between and beside them.</summary>
    public void ResolveWeakTypes()
    {
        BidiClass previous = _base, strong = _base;
        for (int i = 0; i < _types.Length; i++)
        {
            // W1, W2, W3
            BidiClass type = _types[i] == BidiClass.NonspacingMark ? previous : _types[i];
            if (type is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter)
            {
                strong = type;
            }

            previous = type;
            _types[i] = type switch
            {
                BidiClass.EuropeanNumber when strong == BidiClass.ArabicLetter => BidiClass.ArabicNumber,
                BidiClass.ArabicLetter => BidiClass.RightToLeft,
                _ => type,
            };
        }

        // W4: one separator between two numbers of a kind.
        for (int i = 1; i + 1 < _types.Length; i++)
        {
            bool european = _types[i] is BidiClass.EuropeanSeparator or BidiClass.CommonSeparator && _types[i - 1] == BidiClass.EuropeanNumber;
            bool arabic = _types[i] == BidiClass.CommonSeparator && _types[i - 1] == BidiClass.ArabicNumber;
            if ((european || arabic) && _types[i + 1] == _types[i - 1])
            {
                _types[i] = _types[i - 1];
            }
        }

        // W5, W6
        for (int i = 0, end; i < _types.Length; i = end)
        {
            end = EndOfRun(i, static type => type == BidiClass.EuropeanTerminator);
            bool besideNumber = (i > 0 && _types[i - 1] == BidiClass.EuropeanNumber)
                || (end < _types.Length && _types[end] == BidiClass.EuropeanNumber);
            _types.AsSpan(i, end - i).Fill(besideNumber ? BidiClass.EuropeanNumber : BidiClass.OtherNeutral);
            if (end == i)
            {
                _types[i] = _types[i] is BidiClass.EuropeanSeparator or BidiClass.CommonSeparator ? BidiClass.OtherNeutral : _types[i];
                end++;
            }
        }

        // W7
        strong = _base;
        for (int i = 0; i < _types.Length; i++)
        {
            strong = _types[i] is BidiClass.LeftToRight or BidiClass.RightToLeft ? _types[i] : strong;
            if (_types[i] == BidiClass.EuropeanNumber && strong == BidiClass.LeftToRight)
            {
                _types[i] = BidiClass.LeftToRight;
            }
        }
    }

    /// <summary>N0–N2: brackets, then what is between strong characters.</summary>
    public void ResolveNeutralTypes()
    {
        ResolveBrackets();
        for (int i = 0, end; i < _types.Length; i = end + 1)
        {
            end = EndOfRun(i, IsNeutral);
            BidiClass before = i == 0 ? _base : StrongOf(_types[i - 1]);
            BidiClass after = end == _types.Length ? _base : StrongOf(_types[end]);
            _types.AsSpan(i, end - i).Fill(before == after ? before : _base);
        }
    }

    /// <summary>I1, I2. What was left out has the level of what stands before it.</summary>
    /// <param name="levels">One for each UTF-16 unit of the text.</param>
    public void WriteLevels(Span<byte> levels)
    {
        levels.Fill(_baseLevel);
        for (int i = 0; i < _types.Length; i++)
        {
            int even = (_baseLevel + 1) & ~1, odd = _baseLevel | 1;
            int level = _types[i] switch
            {
                BidiClass.LeftToRight => even,
                BidiClass.RightToLeft => odd,
                _ => 2,
            };
            int end = i + 1 == _types.Length ? levels.Length : _positions[i + 1];
            levels[_positions[i]..end].Fill((byte)level);
        }
    }

    private static bool IsNeutral(BidiClass type) => type is BidiClass.WhiteSpace or BidiClass.OtherNeutral;

    /// <summary>The direction as which a resolved type counts among neutrals: numbers count as right to left.</summary>
    private static BidiClass StrongOf(BidiClass type) => type == BidiClass.LeftToRight ? BidiClass.LeftToRight : BidiClass.RightToLeft;

    private int EndOfRun(int start, Func<BidiClass, bool> belongs)
    {
        while (start < _types.Length && belongs(_types[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>N0. Pairs come in the order of their opening brackets, so what stands before one is found in a single pass over the line.</summary>
    private void ResolveBrackets()
    {
        BidiClass before = _base;
        int seen = 0;
        foreach ((int open, int close) in _pairs)
        {
            for (; seen < open; seen++)
            {
                before = IsNeutral(_types[seen]) ? before : StrongOf(_types[seen]);
            }

            bool inside = false, opposite = false;
            for (int i = open + 1; i < close && !inside; i++)
            {
                inside = !IsNeutral(_types[i]) && StrongOf(_types[i]) == _base;
                opposite |= !IsNeutral(_types[i]);
            }

            if (inside)
            {
                SetBracket(open, _base);
                SetBracket(close, _base);
            }
            else if (opposite)
            {
                // Nothing of the base direction inside: what stands before decides.
                SetBracket(open, before);
                SetBracket(close, before);
            }
        }
    }

    /// <summary>Marks on a bracket go with it.</summary>
    private void SetBracket(int index, BidiClass type)
    {
        _types[index] = type;
        for (int i = index + 1; i < _types.Length && _original[i] == BidiClass.NonspacingMark; i++)
        {
            _types[i] = type;
        }
    }
}
