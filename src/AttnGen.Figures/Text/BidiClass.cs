namespace AttnGen.Figures.Text;

/// <summary>Bidirectional class of a character (UAX #9, table 4), as far as a line without explicit controls tells them apart.</summary>
internal enum BidiClass : byte
{
    LeftToRight = 0,
    RightToLeft = 1,
    ArabicLetter = 2,
    EuropeanNumber = 3,
    EuropeanSeparator = 4,
    EuropeanTerminator = 5,
    ArabicNumber = 6,
    CommonSeparator = 7,
    NonspacingMark = 8,

    /// <summary>As if absent: joiners, and the explicit controls that <see cref="LabelText"/> takes out.</summary>
    BoundaryNeutral = 9,

    /// <summary>Segment and paragraph separators included: a label is one line.</summary>
    WhiteSpace = 10,
    OtherNeutral = 11,
}
