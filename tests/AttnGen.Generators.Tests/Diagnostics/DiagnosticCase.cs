using System.Text.RegularExpressions;

namespace AttnGen.Generators.Tests;

/// <summary>A wrong declaration with its one error marked where the editor underlines it: <c>{|ATTN0101:keys: 0|}</c>.</summary>
internal sealed partial record DiagnosticCase(string Name, string Member)
{
    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        .. AttentionDiagnosticCases.All, .. ColormapDiagnosticCases.All, .. HeatmapDiagnosticCases.All, .. SequenceDiagnosticCases.All,
        .. ProjectionDiagnosticCases.All, .. GruDiagnosticCases.All,
    ];

    /// <summary>The file without the mark.</summary>
    public string Source => Frame(Mark.Replace(Member, "$2"));

    public string Id => Mark.Match(Member).Groups[1].Value;

    public string Squiggle => Mark.Match(Member).Groups[2].Value;

    /// <summary>Where the squiggle starts in <see cref="Source"/>.</summary>
    public int Start => Frame(Member).IndexOf("{|", StringComparison.Ordinal);

    public override string ToString() => Name;

    public static string Frame(string member) => $$"""
        using System;
        using AttnGen;

        public static partial class Kernels
        {
            {{member}}
        }
        """;

    [GeneratedRegex(@"\{\|(ATTN\d{4}):(.*?)\|\}")]
    private static partial Regex Mark { get; }
}
