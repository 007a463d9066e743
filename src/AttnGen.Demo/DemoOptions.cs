namespace AttnGen.Demo;

/// <summary>The command line.</summary>
/// <param name="OutputFolder">Where the pictures go.</param>
/// <param name="IsHelp">Whether only the help text is wanted.</param>
/// <param name="Error">What is wrong with the command line, or null.</param>
internal sealed record DemoOptions(string OutputFolder, bool IsHelp, string? Error)
{
    public const string Help = """
        AttnGen demo: attention kernels that the compiler wrote, run on a real sentence, drawn as heatmaps.

        Usage: attngen-demo [--out DIR]

          --out DIR   folder for the PNG files; made where it is missing (default: out)
          --help      this text
        """;

    public static DemoOptions Parse(ReadOnlySpan<string> arguments)
    {
        string folder = "out";
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--help" or "-h" or "-?":
                    return new DemoOptions(folder, IsHelp: true, Error: null);
                case "--out" when i + 1 < arguments.Length && arguments[i + 1].Length > 0:
                    folder = arguments[++i];
                    break;
                case "--out":
                    return new DemoOptions(folder, IsHelp: false, Error: "--out needs the name of a folder.");
                default:
                    return new DemoOptions(folder, IsHelp: false, Error: $"'{arguments[i]}' is not an option.");
            }
        }

        return new DemoOptions(folder, IsHelp: false, Error: null);
    }
}
