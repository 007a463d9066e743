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

    public IReadOnlyList<IKernelDeclaration> Declarations { get; } =
        JsonSerializer.Deserialize<IKernelDeclaration[]>(File.ReadAllText(Path.ChangeExtension(path, ".json")))!;

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

    /// <summary>What calls a kernel.</summary>
    public T Find<T>(IKernelDeclaration declaration)
        where T : Delegate => Find<T>(declaration.Name);

    /// <summary>What gives the weights of a kernel with heatmaps and nothing else; null where it has no heatmap.</summary>
    public T? FindWeights<T>(IKernelDeclaration declaration)
        where T : Delegate => declaration.Heatmaps.Length == 0 ? null : Find<T>(declaration.Name + "Weights");

    /// <summary>Elements of the workspace that the kernel wants; 0 where it has no such role.</summary>
    public int WorkspaceLength(IKernelDeclaration declaration) => (int)_adapters.GetField(declaration.Name + "Workspace")!.GetRawConstantValue()!;

    private T Find<T>(string name)
        where T : Delegate => _adapters.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();
}
