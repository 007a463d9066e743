using System.Globalization;
using System.Text.Json;
using AttnGen.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>Kernels compiled to a library on disk, for the kernel runner to load; deleted when disposed.</summary>
internal sealed class KernelAssembly : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("AttnGen.Kernels.");

    /// <summary>Declarations in one class of one compilation.</summary>
    /// <param name="declarations">The declarations.</param>
    /// <param name="mutate">Changes the generated text of these declarations before it is compiled: how bugs are planted.</param>
    public KernelAssembly(IReadOnlyList<IKernelDeclaration> declarations, Func<string, string>? mutate = null)
        : this(declarations, declaration => "global::Kernels." + declaration.Name, mutate, $$"""
            public static partial class Kernels
            {
            {{string.Join("\n\n", declarations.Select(declaration => declaration.ToSource()))}}
            }
            """)
    {
    }

    /// <summary>Declarations that <paramref name="sources"/> spell out.</summary>
    public KernelAssembly(
        IReadOnlyList<IKernelDeclaration> declarations, Func<IKernelDeclaration, string> target, Func<string, string>? mutate, params string[] sources)
    {
        Declarations = declarations;

        // What heatmaps are compared with.
        IKernelDeclaration[] weights = [.. declarations.Where(declaration => declaration.Heatmaps.Length > 0).Select(declaration => declaration.ToWeights())];
        string adapters = $$"""
            public static class Adapters
            {
            {{string.Join("\n\n", declarations.Select(declaration => declaration.ToAdapter(target(declaration))))}}
            {{string.Join("\n\n", weights.Select(declaration => declaration.ToAdapter("global::Weights." + declaration.Name)))}}
            }

            public static partial class Weights
            {
            {{string.Join("\n\n", weights.Select(declaration => declaration.ToSource()))}}
            }
            """;
        GeneratorOutput output = GeneratorHarness.Run([.. sources, adapters, ForeignTypes.Source]);
        Assert.Empty(output.Diagnostics);
        Assert.Equal(declarations.Count + weights.Length, output.Sources.Length);
        CSharpCompilation compilation = mutate is null
            ? output.Compilation
            : output.Input.AddSyntaxTrees(output.Sources.Select(generated => TestCompilation.Parse(
                generated.HintName.StartsWith("Weights.", StringComparison.Ordinal) ? generated.SourceText.ToString() : mutate(generated.SourceText.ToString()),
                generated.HintName)));
        compilation.EmitTo(Path);
        File.WriteAllText(System.IO.Path.ChangeExtension(Path, ".json"), JsonSerializer.Serialize(declarations));
    }

    public IReadOnlyList<IKernelDeclaration> Declarations { get; }

    public string Path => System.IO.Path.Combine(_directory.FullName, "Kernels.dll");

    public Task<KernelRunnerReport> Run(VectorWidth width) => KernelRunnerProcess.Run(width, "kernels", Path);

    public async Task<KernelRunnerReport[]> RunAtAllWidths()
    {
        KernelRunnerReport[] reports = new KernelRunnerReport[VectorWidth.All.Length];
        await Parallel.ForAsync(0, reports.Length, async (i, _) => reports[i] = await Run(VectorWidth.All[i]));
        return reports;
    }

    /// <summary>What fails, by name. A kernel that ends the process is a fault too; those behind it run in another one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindFaults(VectorWidth width)
    {
        Dictionary<string, string> faults = [];
        for (int first = 0; first < Declarations.Count;)
        {
            KernelRunnerReport report = await KernelRunnerProcess.Run(width, "kernels", Path, first.ToString(CultureInfo.InvariantCulture));
            foreach (string[] line in report.Lines("fail", 2))
            {
                faults.Add(line[0], line[1]);
            }

            int started = report.Lines("start", 1).Count(), ended = report.Lines("fail", 1).Count() + report.Lines("pass", 1).Count();
            Assert.True(started > 0, report.Error);
            first += started;
            if (ended < started)
            {
                faults.Add(Declarations[first - 1].Name, $"the process ended with {report.ExitCode}: {report.Error}");
            }
        }

        return faults;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
