using System.Globalization;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Finds the smallest declaration that still fails: the one to debug.</summary>
/// <param name="findFaults">Compiles and runs declarations; the faults by the names of those that fail.</param>
internal sealed class DeclarationShrinker(Func<IReadOnlyList<KernelDeclaration>, Task<IReadOnlyDictionary<string, string>>> findFaults)
{
    /// <summary>Compiling and running takes seconds, for one declaration almost as many as for fifty: hence in batches, and not without end.</summary>
    private const int MostTries = 60;

    /// <summary>
    /// Tries every step on its own, then those that left a failure one after the other, and goes on from as many of them as still
    /// fail together, until no step leaves a failure.
    /// </summary>
    public async Task<ShrunkDeclaration> Shrink(KernelDeclaration failing, string fault)
    {
        ShrunkDeclaration smallest = new(failing, fault);
        for (int tries = 0; tries < MostTries; tries += 2)
        {
            // By their text, for records compare arrays by reference; of steps that come to the same one is enough.
            KernelDeclaration current = smallest.Declaration;
            Func<KernelDeclaration, KernelDeclaration>[] steps =
            [
                .. SimplerDeclarations.Steps
                    .DistinctBy(step => Apply(step, current).ToString())
                    .Where(step => Apply(step, current).ToString() != current.ToString()),
            ];
            ShrunkDeclaration?[] single = await Try([.. steps.Select(step => Apply(step, current))]);
            Func<KernelDeclaration, KernelDeclaration>[] successful = [.. steps.Where((_, i) => single[i] is not null)];
            if (successful.Length == 0)
            {
                break;
            }

            List<KernelDeclaration> together = [];
            foreach (Func<KernelDeclaration, KernelDeclaration> step in successful)
            {
                together.Add(Apply(step, together.LastOrDefault(current)));
            }

            smallest = (await Try(together)).Last(trial => trial is not null)!;
        }

        return smallest;
    }

    private static KernelDeclaration Apply(Func<KernelDeclaration, KernelDeclaration> step, KernelDeclaration declaration) =>
        step(declaration).WithoutIdleOptions();

    /// <summary>One element a declaration: itself and its fault, or null where it passes.</summary>
    private async Task<ShrunkDeclaration?[]> Try(IReadOnlyList<KernelDeclaration> declarations)
    {
        if (declarations.Count == 0)
        {
            return [];
        }

        KernelDeclaration[] batch = [.. declarations.Select((declaration, i) => declaration with { Name = "Try" + i.ToString(CultureInfo.InvariantCulture) })];
        IReadOnlyDictionary<string, string> faults = await findFaults(batch);
        return [.. declarations.Select((declaration, i) => faults.TryGetValue(batch[i].Name, out string? fault) ? new ShrunkDeclaration(declaration, fault) : null)];
    }
}

/// <summary>A declaration that fails, and how.</summary>
internal sealed record ShrunkDeclaration(KernelDeclaration Declaration, string Fault)
{
    public override string ToString() => $"{Fault}\n{Declaration}";
}
