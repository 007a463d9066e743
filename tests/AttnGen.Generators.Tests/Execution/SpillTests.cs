using System.Runtime.Intrinsics;
using AttnGen.Tests.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>
/// That the inner loops of phases stay in the registers that tiles are planned for. The JIT says nothing where a tile wants one register more
/// than the processor has; it keeps a value in the stack frame, and the loop waits for it at every step.
/// <para>
/// What counts: in a loop without another loop inside, of a method that is emitted for one vector width, an instruction that has both a vector
/// register (xmm, ymm, zmm; v, q, d, s on Arm64) and an operand in the stack frame ([rsp…], [rbp…] where rbp is the frame pointer; [sp…],
/// [fp…] on Arm64). That is an accumulator kept there as much as a constant that is read again at every step, and a single float as much as a
/// vector. What does not: a constant of <see cref="ListedPhase.MayReadConstantsAgain"/>; counters, bounds and references, which are general registers; constants in the code's own read-only data; what is
/// stored before a loop or behind it.
/// </para>
/// </summary>
public sealed class SpillTests(ListedKernels kernels) : IClassFixture<ListedKernels>
{
    /// <summary>What the phases of one width are called, or begin with.</summary>
    private static readonly string[] Kinds = ["Scores", "Softmax", "Output", "Project"];

    private static readonly int WidestBits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The machine's own width and each that is narrower.</summary>
    private static readonly VectorWidth[] FusedWidths =
        [.. VectorWidth.All[..3].Where(width => width.Variable.Length == 0 || int.Parse(width.Value) < WidestBits)];

    public static TheoryData<string> Widths => [.. FusedWidths.Select(width => width.Name)];

    public static TheoryData<string, string> WidthsAndKinds
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach ((VectorWidth width, string kind) in FusedWidths.SelectMany(width => Kinds.Select(kind => (width, kind))))
            {
                cases.Add(width.Name, kind);
            }

            return cases;
        }
    }

    [MachineCodeTheory]
    [MemberData(nameof(WidthsAndKinds))]
    public async Task InnerLoopsStayInRegisters(string widthName, string kind)
    {
        VectorWidth width = Find(widthName);
        KernelListing listing = await kernels.At(width);
        ListedPhase[] spilling =
            [.. listing.Phases.Where(phase => phase.Kind.StartsWith(kind, StringComparison.Ordinal) && !IsKnown(phase, listing.Bits) && phase.Spills.Any())];
        Assert.True(spilling.Length == 0, Describe(spilling, listing.Bits, width));
    }

    [MachineCodeTheory]
    [MemberData(nameof(Widths))]
    public async Task TheLoopsOfEveryPhaseAreFound(string widthName)
    {
        KernelListing listing = await kernels.At(Find(widthName));
        Assert.Equal(
            RegisterDeclarations.All.Select(declaration => declaration.Name).Order(StringComparer.Ordinal),
            listing.Phases.Select(phase => phase.Declaration).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(listing.Phases, phase => !Kinds.Any(kind => phase.Kind.StartsWith(kind, StringComparison.Ordinal)));
        Assert.Empty(listing.Phases.Where(phase => !phase.Multiplies).Select(phase => $"{phase.Declaration}: {phase.Method}"));
        foreach (KernelDeclaration attention in RegisterDeclarations.All.OfType<KernelDeclaration>())
        {
            Assert.Equal(
                ["Output", "Scores", "Softmax"],
                listing.Phases.Where(phase => phase.Declaration == attention.Name).Select(phase => phase.Kind).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [MachineCodeTheory]
    [MemberData(nameof(Widths))]
    public async Task ASpillIsFound(string widthName)
    {
        // No processor has forty vector registers.
        string planted = string.Concat(new[] { 512, 256, 128 }.Select(bits => Tile(bits, 2) + Tile(bits, 40)));
        CSharpCompilation compilation = TestCompilation.Create($$"""
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            namespace AttnGen.Generated;

            file static class PlantedKernel
            {
            {{planted}}
            }
            """);
        DirectoryInfo directory = Directory.CreateTempSubdirectory("AttnGen.Listing.");
        try
        {
            string path = Path.Combine(directory.FullName, "Planted.dll");
            compilation.EmitTo(path);
            KernelListing listing = await KernelListing.Read(Find(widthName), path);
            Assert.Equal([$"Output{listing.Bits}x2x1", $"Output{listing.Bits}x40x1"], listing.Phases.Select(phase => phase.Method));
            Assert.All(listing.Phases, phase => Assert.True(phase.Multiplies));
            Assert.Empty(listing.Phases[0].Spills);
            Assert.StartsWith($"Planted: Output{listing.Bits}x40x1, loop at ", Assert.Single(listing.Phases[1].Spills), StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>The output of some queries, one vector of components each.</summary>
    private static string Tile(int bits, int queries)
    {
        string vector = $"Vector{bits}";
        return $$"""
            [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
            public static void Output{{bits}}x{{queries}}x1(ref float weights, ref float value, ref float output)
            {
                {{ForAll(i => $"{vector}<float> o{i} = default;")}}
                for (nuint key = 0; key < 100; key++)
                {
                    {{vector}}<float> v = {{vector}}.LoadUnsafe(ref value, key);
                    {{ForAll(i => $"o{i} = {vector}.FusedMultiplyAdd({vector}.Create(Unsafe.Add(ref weights, {i})), v, o{i});")}}
                }

                {{ForAll(i => $"o{i}.StoreUnsafe(ref output, {16 * i});")}}
            }

            """;

        string ForAll(Func<int, string> line) => string.Join(' ', Enumerable.Range(0, queries).Select(line));
    }

    private static string Describe(ListedPhase[] spilling, int bits, VectorWidth width)
    {
        IEnumerable<string> methods = spilling.Select(phase => phase.Method).Distinct();
        IEnumerable<IKernelDeclaration> declarations =
            RegisterDeclarations.All.Where(declaration => spilling.Any(phase => phase.Declaration == declaration.Name));
        string setting = width.Variable.Length == 0 ? "" : $"{width.Variable}={width.Value} ";
        return $"""
            At {bits} bits inner loops keep vectors in the stack frame, {spilling.Sum(phase => phase.Spills.Count())} of them in {spilling.Length} phases:

            {string.Join('\n', spilling.SelectMany(phase => phase.Spills))}

            They are generated for:

            {string.Join("\n\n", declarations.Select(declaration => declaration.ToSource()))}

            To see their code, run a program that calls such a kernel, built for Release, with
            {setting}DOTNET_JitDisasm='{string.Join(' ', methods)}' DOTNET_JitStdOutFile=listing.txt
            """;
    }

    /// <summary>
    /// The way of few queries sums in sixteen logical lanes: four of the sixteen registers of 128 bits for every sum. Only processors without AVX2
    /// run it so, as Arm64 has thirty-two.
    /// </summary>
    private static bool IsKnown(ListedPhase phase, int bits) =>
        bits == 128 && phase.Kind is ("Scores" or "Softmax") && new[] { "Few", "GeneralStep", "Bahdanau" }
            .Any(way => phase.Declaration.StartsWith(way, StringComparison.Ordinal));

    private static VectorWidth Find(string name) => VectorWidth.All.Single(width => width.Name == name);
}
