using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The loop over keys that adds up a row: chains of 16 keys, chains of those up to 256 keys, and a chain of these. The order is fixed by
/// the number of keys alone, and a row of 8,192 equal weights stays within 2⁻¹⁹ of 1, which one long chain would miss.
/// </summary>
internal static class SumChains
{
    /// <summary>Declares <c>sum0</c>, <c>sum1</c>, … and fills them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">Spelling of the vector width.</param>
    /// <param name="sums">The numbers of the sums.</param>
    /// <param name="mostKeys">Keys at most; levels that cannot be reached are left out.</param>
    /// <param name="keyCount">Expression of the number of keys.</param>
    /// <param name="emitKey">Writes the work on <c>key</c>; its argument is the prefix of the sums to add to.</param>
    public static void Emit(SourceWriter writer, VectorText vector, int[] sums, int mostKeys, string keyCount, Action<string> emitKey)
    {
        Declare("sum");
        if (mostKeys <= KernelTuning.KeysOfShortChain)
        {
            using (writer.Block($"for (nuint key = 0; key < {keyCount}; key++)"))
            {
                emitKey("sum");
            }

            return;
        }

        bool hasLongChains = mostKeys > KernelTuning.KeysOfLongChain;
        string outer = hasLongChains ? "long" : "sum", start = "0", end = keyCount;
        Stack<IDisposable> open = new();
        if (hasLongChains)
        {
            open.Push(writer.Block($"for (nuint longStart = 0; longStart < {keyCount}; longStart += {KernelTuning.KeysOfLongChain})"));
            writer.Line($"nuint longEnd = Math.Min(longStart + {KernelTuning.KeysOfLongChain}, {keyCount});");
            Declare("long");
            (start, end) = ("longStart", "longEnd");
        }

        using (writer.Block($"for (nuint shortStart = {start}; shortStart < {end}; shortStart += {KernelTuning.KeysOfShortChain})"))
        {
            writer.Line($"nuint shortEnd = Math.Min(shortStart + {KernelTuning.KeysOfShortChain}, {end});");
            Declare("short");
            using (writer.Block("for (nuint key = shortStart; key < shortEnd; key++)"))
            {
                emitKey("short");
            }

            writer.Line();
            Add(outer, "short");
        }

        if (hasLongChains)
        {
            writer.Line();
            Add("sum", "long");
            open.Pop().Dispose();
        }

        void Declare(string prefix) =>
            writer.Line($"{vector.Type} {string.Join(", ", sums.Select(sum => $"{prefix}{sum} = {vector.Zero}"))};");

        void Add(string to, string from)
        {
            foreach (int sum in sums)
            {
                writer.Line($"{to}{sum} += {from}{sum};");
            }
        }
    }
}
