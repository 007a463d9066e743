namespace AttnGen.Figures;

/// <summary>Where row 0 of a matrix is drawn.</summary>
public enum Origin
{
    /// <summary>On top, as matrices are written.</summary>
    Upper,

    /// <summary>At the bottom, as axes run.</summary>
    Lower,
}
