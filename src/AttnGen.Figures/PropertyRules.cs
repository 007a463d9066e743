namespace AttnGen.Figures;

/// <summary>Checks of a figure's properties, with errors that say what was given and what may be.</summary>
internal static class PropertyRules
{
    /// <summary>A picture is not narrower or lower than this.</summary>
    public const int LeastSize = 64;

    private const int MostCellSize = 4096;

    /// <summary>The value, if it is above 0 or absent.</summary>
    public static double? AboveZero(double? value, string name) => value is null || (value > 0 && double.IsFinite(value.Value))
        ? value
        : throw Wrong(value, name, "a finite number above 0");

    /// <summary>The pixels of a cell, if they are in bounds or absent.</summary>
    public static double? CellSize(double? value, string name) => value is null or (> 0 and <= MostCellSize)
        ? value
        : throw Wrong(value, name, FormattableString.Invariant($"above 0 and at most {MostCellSize}"));

    /// <summary>The value, if it is finite and at least 0.</summary>
    public static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw Wrong(value, name, "a finite number, at least 0");

    /// <summary>The value, if there is one.</summary>
    public static T NotNull<T>(T value, string name)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>The value, if it is at least so much or absent.</summary>
    public static int? AtLeast(int least, int? value, string name) =>
        value is null || value >= least ? value : throw Wrong(value, name, FormattableString.Invariant($"at least {least}"));

    /// <summary>The error of a property that is outside of what it may be.</summary>
    public static ArgumentOutOfRangeException Wrong(object? value, string name, string rule) =>
        new(name, value, FormattableString.Invariant($"{name} is {value}; it must be {rule}."));
}
