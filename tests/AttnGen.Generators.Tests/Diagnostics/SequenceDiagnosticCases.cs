namespace AttnGen.Generators.Tests;

/// <summary>What can be wrong with a <c>[LuongAttention]</c>, <c>[BahdanauAttention]</c>, <c>[KerasAttention]</c> or <c>[KerasAdditiveAttention]</c>.</summary>
internal static class SequenceDiagnosticCases
{
    private const string In = "ReadOnlySpan<float>", Out = "Span<float> output";

    private const string QueryAndKey = $"{In} query, {In} key", QueryAndValue = $"{In} query, {In} value";

    private const string BothWeights = $"{In} queryWeights, {In} keyWeights, {In} scoreWeights";

    private const string Dot = "LuongAttention(1, 2, 3, 3)", General = "LuongAttention(1, 2, 3, 4, Score = LuongScore.General)";

    private const string Concat = "LuongAttention(1, 2, 3, 4, Score = LuongScore.Concat, Units = 5)", Bahdanau = "BahdanauAttention(1, 2, 3, 4, 5)";

    private const string Keras = "KerasAttention(1, 2, 3)", KerasConcat = "KerasAttention(1, 2, 3, ScoreMode = KerasScoreMode.Concat)";

    private const string Additive = "KerasAdditiveAttention(1, 2, 3)";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // ATTN0001, ATTN0002
        new("LuongWithBody", $$"""[{{Dot}}] public static void {|ATTN0001:Attend|}({{QueryAndKey}}, {{Out}}) { }"""),
        new("BahdanauReturnsANumber", $"[{Bahdanau}] public static partial int {{|ATTN0002:Attend|}}({QueryAndKey}, {BothWeights}, {Out});"),

        // ATTN0003
        Wrong("LuongUnknownRole", Dot, $"{QueryAndKey}, {Out}, {In} {{|ATTN0003:temperature|}}"),
        Wrong("LuongMisspeltGain", Dot, $"{QueryAndKey}, {In} {{|ATTN0003:gian|}}, {Out}"),
        Wrong("BahdanauMisspeltWeights", Bahdanau, $"{QueryAndKey}, {In} {{|ATTN0003:queryWeight|}}, {In} keyWeights, {In} scoreWeights, {Out}"),
        Wrong("LuongHasNoBias", Dot, $"{QueryAndKey}, {In} {{|ATTN0003:bias|}}, {Out}"),
        Wrong("BahdanauHasNoAttentional", Bahdanau, $"{QueryAndKey}, {BothWeights}, {Out}, Span<float> {{|ATTN0003:attentional|}}"),
        Wrong("KerasMaskIsValueMask", Keras, $"{QueryAndValue}, ReadOnlySpan<bool> {{|ATTN0003:mask|}}, {Out}"),
        Wrong("KerasHasNoLengths", Keras, $"{QueryAndValue}, ReadOnlySpan<int> {{|ATTN0003:lengths|}}, {Out}"),
        Wrong("AdditiveHasNoConcatScoreWeight", Additive, $"{QueryAndValue}, {In} {{|ATTN0003:concatScoreWeight|}}, {Out}"),

        // ATTN0109
        Wrong("PackedBelowAPanel", "LuongAttention(1, 2, 3, {|ATTN0109:15|}, Score = LuongScore.General)", $"{QueryAndKey}, {In} packedScoreWeights, {Out}"),

        // ATTN0308 of packed weights
        Wrong("PackedAndPlainWeights", "LuongAttention(1, 2, 3, 16, Score = LuongScore.General)", $"{QueryAndKey}, {In} {{|ATTN0308:scoreWeights|}}, {In} packedScoreWeights, {Out}"),
        Wrong("PackedWeightsOfADot", "LuongAttention(1, 2, 3, 3, Score = LuongScore.Dot)", $"{QueryAndKey}, {In} {{|ATTN0308:packedScoreWeights|}}, {Out}"),

        // ATTN0004
        Wrong("ScoreWeightsAsArray", General, $"{QueryAndKey}, float[] {{|ATTN0004:scoreWeights|}}, {Out}"),
        Wrong("GainAsNumber", Dot, $"{QueryAndKey}, float {{|ATTN0004:gain|}}, {Out}"),
        Wrong("ValueMaskOfBytes", Keras, $"{QueryAndValue}, ReadOnlySpan<byte> {{|ATTN0004:valueMask|}}, {Out}"),
        Wrong("ReadOnlyAttentional", Dot, $"{QueryAndKey}, {In} attentionalWeights, {Out}, {In} {{|ATTN0004:attentional|}}"),

        // ATTN0005: what each score needs.
        Missing("LuongWithoutQuery", Dot, $"{In} key, {Out}"),
        Missing("LuongWithoutKey", Dot, $"{In} query, {In} value, {Out}"),
        Missing("GeneralWithoutWeights", General, $"{QueryAndKey}, {Out}"),
        Missing("ConcatWithoutScoreWeights", Concat, $"{QueryAndKey}, {In} queryWeights, {In} keyWeights, {Out}"),
        Missing("ConcatWithoutQueryWeights", Concat, $"{QueryAndKey}, {In} keyWeights, {In} scoreWeights, {Out}"),
        Missing("ConcatWithoutKeyWeights", Concat, $"{QueryAndKey}, {In} queryWeights, {In} scoreWeights, {Out}"),
        Missing("GeneralProjectedWithoutValues", General, $"{In} query, {In} projectedKeys, {Out}"),
        Missing("AttentionalWithoutWeights", Dot, $"{QueryAndKey}, {Out}, Span<float> attentional"),
        Missing("AttentionalWithoutOutput", Dot, $"{QueryAndKey}, {In} attentionalWeights, Span<float> attentional"),
        Missing("BahdanauWithoutQueryWeights", Bahdanau, $"{QueryAndKey}, {In} keyWeights, {In} scoreWeights, {Out}"),
        Missing("BahdanauWithoutKeyWeights", Bahdanau, $"{QueryAndKey}, {In} queryWeights, {In} scoreWeights, {Out}"),
        Missing("BahdanauWithoutScoreWeights", Bahdanau, $"{QueryAndKey}, {In} queryWeights, {In} keyWeights, {Out}"),
        Missing("BahdanauProjectedWithoutValues", Bahdanau, $"{In} query, {In} projectedKeys, {In} queryWeights, {In} scoreWeights, {Out}"),
        Missing("KerasWithoutValue", Keras, $"{QueryAndKey}, {Out}"),
        Missing("KerasConcatWithoutItsWeight", KerasConcat, $"{QueryAndValue}, {Out}"),
        Missing("AdditiveWithoutQuery", Additive, $"{In} value, {Out}"),

        // ATTN0006
        new("LuongNoOutput", $"[{Dot}] public static partial void {{|ATTN0006:Attend|}}({QueryAndKey});"),
        new("KerasNoOutput", $"[{Keras}] public static partial void {{|ATTN0006:Attend|}}({QueryAndValue});"),

        // ATTN0009
        new("LuongWorkspaceConstantTaken", $$"""
            public static int AttendWorkspaceLength => 1;
            [{{Dot}}] public static partial void Attend({{QueryAndKey}}, {{Out}}, Span<float> {|ATTN0009:workspace|});
            """),

        // ATTN0101
        Wrong("LuongNoKeyDim", "LuongAttention(1, 2, queryDim: 3, {|ATTN0101:keyDim: 0|}, Score = LuongScore.General)", $"{QueryAndKey}, {In} scoreWeights, {Out}"),
        Wrong("ConcatWithoutAUnit", "LuongAttention(1, 2, 3, 4, Score = LuongScore.Concat, {|ATTN0101:Units = 0|})", $"{QueryAndKey}, {BothWeights}, {Out}"),
        Wrong("BahdanauWithoutAUnit", "BahdanauAttention(1, 2, 3, 4, {|ATTN0101:units: -1|})", $"{QueryAndKey}, {BothWeights}, {Out}"),
        Wrong("BahdanauNoBatch", "BahdanauAttention(1, 2, 3, 4, 5, {|ATTN0101:Batch = 0|})", $"{QueryAndKey}, {BothWeights}, {Out}"),
        Wrong("KerasNoQueries", "KerasAttention({|ATTN0101:0|}, 2, 3)", $"{QueryAndValue}, {Out}"),
        Wrong("NoAttentionalDim", "LuongAttention(1, 2, 3, 3, {|ATTN0101:AttentionalDim = 0|})", $"{QueryAndKey}, {In} attentionalWeights, {Out}, Span<float> attentional"),
        Wrong("AdditiveNoValueDim", "KerasAdditiveAttention(1, 2, 3, {|ATTN0101:ValueDim = 0|})", $"{QueryAndValue}, {In} key, {Out}"),

        // ATTN0102
        Wrong("ScoreWeightsTooLarge", "LuongAttention(1, 1, 65536, 65536, Score = LuongScore.General)", $"{QueryAndKey}, {In} {{|ATTN0102:scoreWeights|}}, {Out}"),
        Wrong("KeyWeightsTooLarge", "BahdanauAttention(1, 1, 1, 65536, 65536)", $"{QueryAndKey}, {In} queryWeights, {In} {{|ATTN0102:keyWeights|}}, {In} scoreWeights, {Out}"),

        // ATTN0103
        Wrong("LuongValueDimWithoutValue", "LuongAttention(1, 2, 3, 3, {|ATTN0103:ValueDim = 4|})", $"{QueryAndKey}, {Out}"),
        Wrong("BahdanauValueDimWithoutValue", "BahdanauAttention(1, 2, 3, 4, 5, {|ATTN0103:ValueDim = 7|})", $"{QueryAndKey}, {BothWeights}, {Out}"),

        // ATTN0104
        Wrong("StagingTooLarge", "BahdanauAttention(queries: 1, {|ATTN0104:keys: 20_000_000|}, 1, 1, 128)", $"{QueryAndKey}, {BothWeights}, Span<float> weights"),

        // ATTN0106, ATTN0107
        Wrong("DotOfDifferentDims", "LuongAttention(1, 2, queryDim: 3, {|ATTN0106:keyDim: 4|})", $"{QueryAndKey}, {Out}"),
        Wrong("DotOfDifferentDimsByPosition", "LuongAttention(1, 2, 3, {|ATTN0106:4|}, Score = LuongScore.Dot)", $"{QueryAndKey}, {Out}"),
        new("WeightsWithoutScore", $"[LuongAttention(1, 2, 3, 4)] public static partial void {{|ATTN0108:Attend|}}({QueryAndKey}, {In} scoreWeights, {Out});"),
        new("UnitsWithoutScore", $"[LuongAttention(1, 2, 3, 4, Units = 5)] public static partial void {{|ATTN0108:Attend|}}({QueryAndKey}, {BothWeights}, {Out});"),
        Wrong("ConcatWithoutUnits", "LuongAttention(1, 2, 3, 4, {|ATTN0107:Score = LuongScore.Concat|})", $"{QueryAndKey}, {BothWeights}, {Out}"),

        // ATTN0307
        Wrong("ScoreWithoutAName", "LuongAttention(1, 2, 3, 3, {|ATTN0307:Score = (LuongScore)3|})", $"{QueryAndKey}, {Out}"),
        Wrong("ScoreModeWithoutAName", "KerasAttention(1, 2, 3, {|ATTN0307:ScoreMode = (KerasScoreMode)(-1)|})", $"{QueryAndValue}, {Out}"),
        Wrong("BahdanauScopeWithoutAName", "BahdanauAttention(1, 2, 3, 4, 5, {|ATTN0307:MaskScope = (MaskScope)5|})", $"{QueryAndKey}, {BothWeights}, {Out}"),
        Wrong("KerasValueDimWithoutKey", "KerasAttention(1, 2, 3, {|ATTN0307:ValueDim = 4|})", $"{QueryAndValue}, {Out}"),

        // ATTN0308: options and roles without effect.
        Wrong("UnitsWithoutConcat", "LuongAttention(1, 2, 3, 3, Score = LuongScore.Dot, {|ATTN0308:Units = 4|})", $"{QueryAndKey}, {Out}"),
        Wrong("AttentionalDimWithoutAttentional", "LuongAttention(1, 2, 3, 3, {|ATTN0308:AttentionalDim = 4|})", $"{QueryAndKey}, {Out}"),
        Wrong("ScoreWeightsOfDot", "LuongAttention(1, 2, 3, 3, Score = LuongScore.Dot)", $"{QueryAndKey}, {In} {{|ATTN0308:scoreWeights|}}, {Out}"),
        Wrong("ProjectedKeysOfDot", "LuongAttention(1, 2, 3, 3, Score = LuongScore.Dot)", $"{In} query, {In} value, {In} {{|ATTN0308:projectedKeys|}}, {Out}"),
        Wrong("QueryWeightsOfGeneral", General, $"{QueryAndKey}, {In} {{|ATTN0308:queryWeights|}}, {In} scoreWeights, {Out}"),
        Wrong("ScoreWeightsBesideProjectedKeys", General, $"{QueryAndKey}, {In} projectedKeys, {In} {{|ATTN0308:scoreWeights|}}, {Out}"),
        Wrong("KeyWeightsBesideProjectedKeys", Concat, $"{QueryAndKey}, {In} projectedKeys, {In} queryWeights, {In} {{|ATTN0308:keyWeights|}}, {In} scoreWeights, {Out}"),
        Wrong("KeyBesideProjectedKeysAndValue", General, $"{In} query, {In} {{|ATTN0308:key|}}, {In} projectedKeys, {In} value, {Out}"),
        Wrong("AttentionalWeightsAlone", Dot, $"{QueryAndKey}, {In} {{|ATTN0308:attentionalWeights|}}, {Out}"),
        Wrong("BahdanauKeyWeightsBesideProjectedKeys", Bahdanau, $"{QueryAndKey}, {In} projectedKeys, {In} queryWeights, {In} {{|ATTN0308:keyWeights|}}, {In} scoreWeights, {Out}"),
        Wrong("BahdanauKeyBesideProjectedKeysAndValue", Bahdanau, $"{In} query, {In} {{|ATTN0308:key|}}, {In} value, {In} projectedKeys, {In} queryWeights, {In} scoreWeights, {Out}"),
        Wrong("GainWithoutNormalize", Bahdanau, $"{QueryAndKey}, {BothWeights}, {In} {{|ATTN0308:gain|}}, {Out}"),
        Wrong("ConcatScoreWeightOfDot", Keras, $"{QueryAndValue}, {In} {{|ATTN0308:concatScoreWeight|}}, {Out}"),
        Wrong("QueryMaskWithoutOutput", Keras, $"{QueryAndValue}, ReadOnlySpan<bool> {{|ATTN0308:queryMask|}}, Span<float> weights"),

        // ATTN0311
        new("AttentionAndLuong", $"[Attention(1, 2, 3), {Dot}] public static partial void {{|ATTN0311:Attend|}}({QueryAndKey}, {Out});"),
        new("KerasAndAdditive", $"[{Additive}] [{Keras}] public static partial void {{|ATTN0311:Attend|}}({QueryAndValue}, {Out});"),

        // ATTN0317
        Wrong("BahdanauHeatmapWithoutLimits", Bahdanau, $"{QueryAndKey}, {BothWeights}, [Colormap(\"hot\")] Span<Rgba32> {{|ATTN0317:heatmap|}}"),
    ];

    private static DiagnosticCase Wrong(string name, string attribute, string parameters) =>
        new(name, $"[{attribute}] public static partial void Attend({parameters});");

    private static DiagnosticCase Missing(string name, string attribute, string parameters) =>
        new(name, $"[{attribute}] public static partial void {{|ATTN0005:Attend|}}({parameters});");
}
