using System.Globalization;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Finds the smallest declaration that still fails: the one to debug.</summary>
/// <param name="simpler">What makes a declaration simpler.</param>
/// <param name="findFaults">Compiles and runs declarations; the faults by the names of those that fail.</param>
internal sealed class DeclarationShrinker<T>(SimplerSteps<T> simpler, Func<IReadOnlyList<T>, Task<IReadOnlyDictionary<string, string>>> findFaults)
    where T : class, IKernelDeclaration
{
    /// <summary>Compiling and running takes seconds, for one declaration almost as many as for fifty: hence in batches, and not without end.</summary>
    private const int MostTries = 60;

    /// <summary>
    /// Tries every step on its own, then those that left a failure one after the other, and goes on from as many of them as still
    /// fail together, until no step leaves a failure.
    /// </summary>
    public async Task<ShrunkDeclaration<T>> Shrink(T failing, string fault)
    {
        ShrunkDeclaration<T> smallest = new(failing, fault);
        for (int tries = 0; tries < MostTries; tries += 2)
        {
            // By their text, for records compare arrays by reference; of steps that come to the same one is enough.
            T current = smallest.Declaration;
            Func<T, T>[] steps =
            [
                .. simpler.Steps
                    .DistinctBy(step => step(current).ToString())
                    .Where(step => step(current).ToString() != current.ToString()),
            ];
            ShrunkDeclaration<T>?[] single = await Try([.. steps.Select(step => step(current))]);
            Func<T, T>[] successful = [.. steps.Where((_, i) => single[i] is not null)];
            if (successful.Length == 0)
            {
                break;
            }

            List<T> together = [];
            foreach (Func<T, T> step in successful)
            {
                together.Add(step(together.LastOrDefault(current)));
            }

            smallest = (await Try(together)).Last(trial => trial is not null)!;
        }

        return smallest;
    }

    /// <summary>One element a declaration: itself and its fault, or null where it passes.</summary>
    private async Task<ShrunkDeclaration<T>?[]> Try(IReadOnlyList<T> declarations)
    {
        if (declarations.Count == 0)
        {
            return [];
        }

        T[] batch = [.. declarations.Select((declaration, i) => simpler.Rename(declaration, "Try" + i.ToString(CultureInfo.InvariantCulture)))];
        IReadOnlyDictionary<string, string> faults = await findFaults(batch);
        return [.. declarations.Select((declaration, i) => faults.TryGetValue(batch[i].Name, out string? fault) ? new ShrunkDeclaration<T>(declaration, fault) : null)];
    }
}

/// <summary>A declaration that fails, and how.</summary>
internal sealed record ShrunkDeclaration<T>(T Declaration, string Fault)
{
    public override string ToString() => $"{Fault}\n{Declaration}";
}
