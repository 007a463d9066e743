using System;
using System.Collections.Generic;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The loop over keys that adds up a row: chains of 16 keys, chains of those up to 256 keys, and a chain of these. The order is fixed by
/// the number of keys alone, and a row of 8,192 equal weights stays within 2⁻¹⁹ of 1, which one long chain would miss.
/// </summary>
internal static class SumChains
{
    /// <summary>Declares <c>sum</c> and fills it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">Spelling of the vector width.</param>
    /// <param name="mostKeys">Keys at most; levels that cannot be reached are left out.</param>
    /// <param name="keyCount">Expression of the number of keys.</param>
    /// <param name="emitKey">Writes the work on <c>key</c>; its argument is the sum to add to.</param>
    public static void Emit(SourceWriter writer, VectorText vector, int mostKeys, string keyCount, Action<string> emitKey)
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
        string outer = hasLongChains ? "longSum" : "sum", start = "0", end = keyCount;
        Stack<IDisposable> open = new();
        if (hasLongChains)
        {
            open.Push(writer.Block($"for (nuint longStart = 0; longStart < {keyCount}; longStart += {KernelTuning.KeysOfLongChain})"));
            writer.Line($"nuint longEnd = Math.Min(longStart + {KernelTuning.KeysOfLongChain}, {keyCount});");
            Declare("longSum");
            (start, end) = ("longStart", "longEnd");
        }

        using (writer.Block($"for (nuint shortStart = {start}; shortStart < {end}; shortStart += {KernelTuning.KeysOfShortChain})"))
        {
            writer.Line($"nuint shortEnd = Math.Min(shortStart + {KernelTuning.KeysOfShortChain}, {end});");
            Declare("shortSum");
            using (writer.Block("for (nuint key = shortStart; key < shortEnd; key++)"))
            {
                emitKey("shortSum");
            }

            writer.Line();
            writer.Line($"{outer} += shortSum;");
        }

        if (hasLongChains)
        {
            writer.Line();
            writer.Line("sum += longSum;");
            open.Pop().Dispose();
        }

        void Declare(string sum) => writer.Line($"{vector.Type} {sum} = default;");
    }
}
