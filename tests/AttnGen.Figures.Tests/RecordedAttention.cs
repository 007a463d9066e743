using AttnGen.Tests.Shared;

namespace AttnGen.Figures.Tests;

/// <summary>Attention of a trained encoder (two layers of four heads) to a sentence.</summary>
internal static class RecordedAttention
{
    /// <summary>As SentencePiece gave them.</summary>
    public static string[] Tokens { get; } =
        ["▁The", "▁animal", "▁didn", "'", "t", "▁cross", "▁the", "▁street", "▁because", "▁it", "▁was", "▁too", "▁tired", "."];

    /// <summary>Where the sentence says <c>it</c>.</summary>
    public const int It = 9;

    /// <summary>Named by what the tokens say.</summary>
    public static AttentionWeights Weights { get; } = Named([.. Subwords.Of(Tokens).Texts]);

    /// <summary>Named by the tokens.</summary>
    public static AttentionWeights Pieces { get; } = Named(Tokens);

    private static AttentionWeights Named(string[] names) =>
        new(Read(0).Concat(Read(1)).ToArray(), queries: 14, keys: 14, heads: 4, layers: 2, queryNames: names, keyNames: names);

    private static float[] Read(int layer) =>
        NpyFile.Read<float>(Path.Combine(AppContext.BaseDirectory, "Golden", "s3-len14", $"layer{layer}_weights.npy")).Values;
}
