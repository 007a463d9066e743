using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using AttnGen.Tests.Shared;

namespace AttnGen.KernelRunner;

/// <summary>A compiled library of kernels and the declarations that it was made of.</summary>
internal sealed class KernelLibrary(string path)
{
    private readonly Type _adapters =
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path)).GetType("Adapters", throwOnError: true)!;

    public IReadOnlyList<KernelDeclaration> Declarations { get; } =
        JsonSerializer.Deserialize<KernelDeclaration[]>(File.ReadAllText(Path.ChangeExtension(path, ".json")))!;

    /// <summary>Has the JIT compile all methods that the generators wrote into a library; how many there are.</summary>
    public static int Prepare(string path)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        MethodInfo[] methods = [.. AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path)).GetTypes()
            .Where(type => type.Namespace == "AttnGen.Generated")
            .SelectMany(type => type.GetMethods(Own))];
        Array.ForEach(methods, method => RuntimeHelpers.PrepareMethod(method.MethodHandle));
        return methods.Length;
    }

    public KernelCall Find(KernelDeclaration declaration) =>
        _adapters.GetMethod(declaration.Name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<KernelCall>();

    /// <summary>What gives the weights of a kernel with heatmaps and nothing else; null where it has no heatmap.</summary>
    public KernelCall? FindWeights(KernelDeclaration declaration) => declaration.Heatmaps.Length == 0
        ? null
        : _adapters.GetMethod(declaration.Name + "Weights", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<KernelCall>();

    /// <summary>Elements of the workspace that the kernel wants; 0 where it has no such role.</summary>
    public int WorkspaceLength(KernelDeclaration declaration) => (int)_adapters.GetField(declaration.Name + "Workspace")!.GetRawConstantValue()!;
}
