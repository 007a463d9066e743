namespace AttnGen.Heatmaps.Tests;

/// <summary>Files of the folder Tables with a heading and tab-separated columns; <c>#</c> opens a comment.</summary>
internal static class TabSeparated
{
    public static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Tables", file))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'));
}
