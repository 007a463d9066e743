using System.Globalization;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Colormaps drawn at random from all norms and options, the same ones every time. Environment variables for a longer search:
/// <c>ATTNGEN_SEED</c> (a number) draws others, <c>ATTNGEN_LONG=1</c> draws five times as many.
/// </summary>
internal static class RandomColormaps
{
    private const int DefaultCount = 96;

    private const string Tensors = "System.Numerics.Tensors.", ImageSharp = "SixLabors.ImageSharp.PixelFormats.";

    public static int Seed { get; } = int.Parse(Environment.GetEnvironmentVariable("ATTNGEN_SEED") ?? "2017", CultureInfo.InvariantCulture);

    public static IReadOnlyList<ColormapCase> Draw()
    {
        Random random = new(Seed);
        int count = Environment.GetEnvironmentVariable("ATTNGEN_LONG") == "1" ? 5 * DefaultCount : DefaultCount;
        return [.. Enumerable.Range(0, count).Select(i => Next(random, i))];
    }

    private static ColormapCase Next(Random random, int number)
    {
        List<string> options = [];
        NormRule norm = Norm(random, (ColorNorm)(number % 8), options);
        (string map, Rgba32[] table) = Map(random, norm, options);
        ColorRule rule = new(table) { Norm = norm };
        if (norm.Extend == Extend.Neither && random.Next(3) == 0)
        {
            rule = rule with { Clip = true };
            options.Add("Clip = true");
        }

        if (random.Next(2) == 0)
        {
            rule = rule with { InfinitiesAreExtremes = true };
            options.Add("Infinities = Infinities.Extremes");
        }

        if (random.Next(2) == 0)
        {
            rule = rule with { Under = new(1, 2, 3, 4), Over = new(255, 128, 0), Bad = new(0, 255, 0) };
            options.Add("""Under = "#01020304", Over = "#ff8000", Bad = "#00FF00" """.Trim());
        }

        List<string> parameters = [random.Next(4) == 0 ? $"{Tensors}ReadOnlyTensorSpan<float> values" : "ReadOnlySpan<float> values"];
        if (random.Next(2) == 0)
        {
            parameters.Add(random.Next(4) == 0 ? $"{Tensors}ReadOnlyTensorSpan<bool> mask" : "ReadOnlySpan<bool> mask");
        }

        int outputs = random.Next(3);
        if (outputs != 1)
        {
            string pixel = random.Next(4) switch { 0 => ImageSharp + "Rgba32", 1 => ImageSharp + "Bgra32", _ => "Rgba32" };
            parameters.Add(random.Next(4) == 0 ? $"{Tensors}TensorSpan<{pixel}> pixels" : $"Span<{pixel}> pixels");
        }

        if (outputs != 0)
        {
            bool isByte = table.Length <= 256 && random.Next(2) == 0;
            string element = isByte ? "byte" : "short";
            parameters.Add(random.Next(4) == 0 ? $"{Tensors}TensorSpan<{element}> indices" : $"Span<{element}> indices");
            if (isByte)
            {
                rule = rule with { BadIndex = 200 };
                options.Add("BadIndex = 200");
            }
        }

        string[] ordered = [.. parameters.OrderBy(_ => random.Next())];
        int rows = random.Next(1, 40), columns = random.Next(1, 60);
        return new ColormapCase(
            $"Random{number}", $"[Colormap({map}rows: {rows}, columns: {columns}, {string.Join(", ", options)})]", string.Join(", ", ordered), rule);
    }

    private static NormRule Norm(Random random, ColorNorm kind, List<string> options)
    {
        NormRule norm = new(kind);
        options.Add($"Norm = ColorNorm.{kind}");
        switch (kind)
        {
            case ColorNorm.Boundary:
                double[] boundaries = [.. Enumerable.Range(0, random.Next(2, 8)).Select(_ => Number(random, -1, 1)).Distinct().Order()];
                norm = norm with { Boundaries = boundaries.Length > 1 ? boundaries : [0, 1], Extend = (Extend)random.Next(4) };
                options.Add($"Boundaries = [{string.Join(", ", norm.Boundaries.Select(Text))}], Extend = Extend.{norm.Extend}");
                return norm;
            case ColorNorm.Centered:
                norm = norm with { VCenter = Number(random, -0.5, 0.5), HalfRange = random.Next(2) == 0 ? Number(random, 0.1, 2) : null };
                options.Add($"VCenter = {Text(norm.VCenter)}");
                if (norm.HalfRange is { } halfRange)
                {
                    options.Add($"HalfRange = {Text(halfRange)}");
                }

                return norm;
            case ColorNorm.Log when random.Next(2) == 0:
                norm = norm with { NonPositive = NonPositive.Under };
                options.Add("NonPositive = NonPositive.Under");
                break;
            case ColorNorm.SymLog:
                norm = norm with { LinThresh = Number(random, 0.001, 2), LinScale = Number(random, 0.1, 3), LogBase = Number(random, 1.5, 20) };
                options.Add($"LinThresh = {Text(norm.LinThresh)}, LinScale = {Text(norm.LinScale)}, LogBase = {Text(norm.LogBase)}");
                break;
            case ColorNorm.Asinh:
                norm = norm with { LinearWidth = Number(random, 0.001, 2) };
                options.Add($"LinearWidth = {Text(norm.LinearWidth)}");
                break;
            case ColorNorm.Power:
                norm = norm with { Gamma = Number(random, 0.3, 4) };
                options.Add($"Gamma = {Text(norm.Gamma)}");
                break;
            case ColorNorm.TwoSlope:
                norm = norm with { VCenter = Number(random, -0.4, 0.4) };
                options.Add($"VCenter = {Text(norm.VCenter)}");
                break;
        }

        // Values lie between −1 and 2, so a single limit is out of order with none of them.
        if (random.Next(2) == 0)
        {
            norm = norm with { VMin = kind == ColorNorm.Log ? Number(random, 1e-6, 1e-3) : Number(random, -1, -0.5) };
            options.Add($"VMin = {Text(norm.VMin.Value)}");
        }

        if (random.Next(2) == 0)
        {
            norm = norm with { VMax = Number(random, 0.5, 1.5) };
            options.Add($"VMax = {Text(norm.VMax.Value)}");
        }

        return norm;
    }

    private static (string Map, Rgba32[] Table) Map(Random random, NormRule norm, List<string> options)
    {
        // Maps of their own have any number of entries; a map by name keeps its own.
        if (random.Next(2) == 0)
        {
            string name = random.Next(3) switch { 0 => "viridis", 1 => "twilight", _ => "RdBu_r" };
            return ($"\"{name}\", ", Colormaps.Find(name).Table.ToArray());
        }

        int least = norm.Kind == ColorNorm.Boundary ? 10 : 1;
        int entries = Math.Max(least, random.Next(4) switch { 0 => 1 << random.Next(10), 1 => random.Next(1, 1000), _ => random.Next(1, 30) });
        Rgba32[] table = [.. Enumerable.Range(0, entries).Select(_ => new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)))];
        options.Add($"Colors = [{string.Join(", ", table.Select(color => $"\"#{color.R:X2}{color.G:X2}{color.B:X2}{color.A:X2}\""))}]");
        return ("", table);
    }

    /// <summary>A number in a range; every other one is a short decimal fraction.</summary>
    private static double Number(Random random, double least, double greatest)
    {
        double number = least + ((greatest - least) * random.NextDouble());
        double rounded = Math.Round(number, 2);
        return random.Next(2) == 0 && rounded >= least && rounded <= greatest ? rounded : number;
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
