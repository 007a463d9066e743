using System.Reflection;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>README.md's table promises what tests prove: no cell without a test, no test without a cell, no option that does not exist.</summary>
public sealed class PresetTableTests
{
    private const string Heading = "## The same answer as PyTorch, ONNX, Keras, FlashAttention";
    private const string Nothing = "–", Setting = "in AttnGen";

    [Fact]
    public void EveryCellHasATestAndEveryTestACell()
    {
        string[][] table = ReadTable();
        string[] header = table[0];
        IEnumerable<string> cells =
            from row in table.Skip(1)
            from column in Enumerable.Range(1, header.Length - 2)
            where row[column] != Nothing
            select $"{header[column]}: {row[0]}";
        IEnumerable<string> tests =
            from type in typeof(PresetTableTests).Assembly.GetTypes()
            from method in type.GetMethods()
            where method.IsDefined(typeof(FactAttribute))
            from cell in method.GetCustomAttributes<CellAttribute>()
            select $"{cell.Cell.Library}: {cell.Cell.Option}";
        Assert.Equal(cells.Order(StringComparer.Ordinal), tests.Order(StringComparer.Ordinal));
    }

    /// <summary>What the last column writes as code is an option with its value, or a role.</summary>
    [Fact]
    public void EverySettingExists()
    {
        string[][] table = ReadTable();
        Assert.Equal(Setting, table[0][^1]);
        string[] roles = ["mask", "bias", "lengths", "output", "weights", "scores", "logSumExp"];
        foreach (string code in table.Skip(1).SelectMany(row => row[^1].Split('`').Where((_, index) => index % 2 == 1)))
        {
            string name = code.Split(" = ")[0];
            PropertyInfo? option = typeof(AttentionAttribute).GetProperty(name);
            bool isKnown = option?.PropertyType.IsEnum == true && code.Contains('=')
                ? Enum.GetNames(option.PropertyType).Contains(code.Split(" = ")[1])
                : option is not null || roles.Contains(name);
            Assert.True(isKnown, $"`{code}` is neither an option with its value nor a role.");
        }
    }

    private static string[][] ReadTable() => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "README.md"))
        .SkipWhile(line => line != Heading)
        .SkipWhile(line => !line.StartsWith('|'))
        .TakeWhile(line => line.StartsWith('|'))
        .Where(line => !line.StartsWith("|---", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray())];
}
