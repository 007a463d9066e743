using System.Globalization;
using System.Runtime.Intrinsics;
using AttnGen.CompilerServices;
using AttnGen.KernelRunner;
using AttnGen.Tests.Shared;

// A child process of the tests: vector widths can only be chosen at a process's start, and a read past a span must not end the test host.
//   kernels <library.dll> [first]   runs every kernel of the library, or those from the first-th; beside it lies <library>.json with the
//                                   declarations
//   prepare <library.dll>           compiles every generated method of the library, also those of other vector widths; runs none
//   sweep <function> <stride>       sweeps a vector function, every stride-th bit pattern of its domain
// Standard output is a protocol, a line an event, flushed at once so that the last line tells where a crash happened.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
Console.WriteLine($"width {width} {(Lanes.HasFusedMultiplyAdd ? "fused" : "unfused")}");
switch (args)
{
    case ["kernels", string path]:
        return RunKernels(new KernelLibrary(path), 0);
    case ["kernels", string path, string first]:
        return RunKernels(new KernelLibrary(path), int.Parse(first, CultureInfo.InvariantCulture));
    case ["prepare", string path]:
        Console.WriteLine($"prepared {KernelLibrary.Prepare(path)}");
        return 0;
    case ["sweep", string function, string stride]:
        VectorFunctionSweep.Result result =
            VectorFunctionSweep.Run(VectorFunction.Find(function), uint.Parse(stride, CultureInfo.InvariantCulture));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"sweep {result.LargestUlp:R} {result.WorstArgument:R} {result.Hash:X16}"));
        return result.Fault is null ? 0 : Fail(result.Fault);
    default:
        return Fail("usage: kernels <library.dll> [first] | prepare <library.dll> | sweep <function> <stride>");
}

static int RunKernels(KernelLibrary library, int first)
{
    int failures = 0;
    for (int i = first; i < library.Declarations.Count; i++)
    {
        IKernelDeclaration declaration = library.Declarations[i];
        Console.WriteLine($"start {declaration.Name}");
        (string? fault, string hash, double worst) = declaration is RoleDeclaration roles ? RunRoles(library, roles) : RunAttention(library, (KernelDeclaration)declaration);
        failures += fault is null ? 0 : 1;
        Console.WriteLine(fault is null
            ? string.Create(CultureInfo.InvariantCulture, $"pass {declaration.Name} {hash} {worst:R}")
            : $"fail {declaration.Name} {fault}");
    }

    return failures == 0 ? 0 : 1;
}

static (string? Fault, string Hash, double Worst) RunAttention(KernelLibrary library, KernelDeclaration declaration)
{
    KernelCall call = library.Find<KernelCall>(declaration);
    KernelCall? weightsAlone = library.FindWeights<KernelCall>(declaration);
    KernelData data = KernelData.Random(declaration, declaration.Seed);
    using GuardedRun run = new(data, library.WorkspaceLength(declaration), weightsAlone);
    string? fault = run.Run(call, out string hash, out double worst);
    if (fault is null && weightsAlone is not null)
    {
        using GuardedRun special = new(data.WithSpecialValues(), library.WorkspaceLength(declaration), weightsAlone);
        fault = special.RunForHeatmaps(call) is { } wrong ? "among NaN and infinities " + wrong : null;
    }

    return (fault, hash, worst);
}

static (string? Fault, string Hash, double Worst) RunRoles(KernelLibrary library, RoleDeclaration declaration)
{
    using GuardedRoleRun run = new(declaration, library.WorkspaceLength(declaration), library.FindWeights<RoleCall>(declaration));
    string? fault = run.Run(library.Find<RoleCall>(declaration), out string hash, out double worst);
    return (fault, hash, worst);
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
