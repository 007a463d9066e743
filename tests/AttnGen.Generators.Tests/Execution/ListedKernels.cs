using AttnGen.Tests.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>The machine code of <see cref="RegisterDeclarations"/>: compiled once, printed once at each width that is asked for.</summary>
public sealed class ListedKernels : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("AttnGen.Listing.");
    private readonly Lazy<string> _library;
    private readonly Dictionary<VectorWidth, Lazy<Task<KernelListing>>> _listings;

    /// <summary>Nothing is compiled before it is asked for: the tests may all be skipped.</summary>
    public ListedKernels()
    {
        _library = new(() => Compile(Path.Combine(_directory.FullName, "Kernels.dll")));
        _listings = VectorWidth.All.ToDictionary(
            width => width, width => new Lazy<Task<KernelListing>>(() => KernelListing.Read(width, _library.Value)));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>What the JIT of a child process makes of them at a width.</summary>
    internal Task<KernelListing> At(VectorWidth width) => _listings[width].Value;

    private static string Compile(string path)
    {
        CSharpCompilation compilation = TestCompilation.Create($$"""
            public static partial class Kernels
            {
            {{string.Join("\n\n", RegisterDeclarations.All.Select(declaration => declaration.ToSource()))}}
            }
            """);

        // Unchecked, as most users compile: checks of overflow take registers and instructions of their own.
        GeneratorHarness.Compile(compilation.WithOptions(compilation.Options.WithOverflowChecks(false))).EmitTo(path);
        return path;
    }
}
