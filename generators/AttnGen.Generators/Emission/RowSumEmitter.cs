using System;
using System.Linq;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The loop over keys that adds up rows: chains of sixteen additions, then a sum of chains that keeps what each addition rounds off
/// (two-sum; Knuth, TAOCP 2, 4.2.2). The order is fixed by the number of keys alone.
/// </summary>
internal static class RowSumEmitter
{
    /// <summary>Several steps of the loop side by side.</summary>
    /// <param name="Steps">How many, a divisor of a chain's additions.</param>
    /// <param name="LeavesNoRest">Whether no step is ever left over.</param>
    /// <param name="Emit">Writes the work on <c>key</c> and the next ones; its argument is that of a single step.</param>
    internal sealed record StepsTogether(int Steps, bool LeavesNoRest, Action<Func<string, string>> Emit);

    /// <summary>Declares the sums and fills them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">Spelling of the vector width.</param>
    /// <param name="sums">Names of the sums, which run side by side.</param>
    /// <param name="mostKeys">Keys at most; a single chain needs no compensation.</param>
    /// <param name="keyCount">Expression of the number of keys.</param>
    /// <param name="step">Keys of one step of the loop.</param>
    /// <param name="emitStep">Writes the work on <c>key</c>; its argument gives the name of the sum to add to for each of the sums.</param>
    /// <param name="together">The work on several steps side by side, or null.</param>
    public static void Emit(
        SourceWriter writer, VectorText vector, string[] sums, int mostKeys, string keyCount, int step, Action<Func<string, string>> emitStep,
        StepsTogether? together = null)
    {
        writer.Line(vector.Zeros(sums));
        int chain = step * KernelTuning.ChainLength;
        if (mostKeys <= chain)
        {
            EmitSteps("0", keyCount, sum => sum);
            return;
        }

        writer.Line(vector.Zeros(sums.Select(Lost)));
        using (writer.Block($"for (nuint start = 0; start < {keyCount}; start += {Number(chain)})"))
        {
            writer.Line($"nuint end = Math.Min(start + {Number(chain)}, {keyCount});");
            writer.Line(vector.Zeros(sums.Select(Chain)));
            EmitSteps("start", "end", Chain);

            writer.Line();
            writer.Line("// What the addition rounds off is kept.");
            foreach (string sum in sums)
            {
                string total = sum + "Total", added = sum + "Added";
                writer.Line($"{vector.Type} {total} = {sum} + {Chain(sum)}, {added} = {total} - {sum};");
                writer.Line($"{Lost(sum)} += ({sum} - ({total} - {added})) + ({Chain(sum)} - {added});");
                writer.Line($"{sum} = {total};");
            }
        }

        writer.Line();
        writer.Statements(sums.Select(sum => $"{sum} += {Lost(sum)};"));

        void EmitSteps(string from, string to, Func<string, string> target)
        {
            if (together is { LeavesNoRest: true })
            {
                using (writer.Block($"for (nuint key = {from}; key < {to}; {Advance("key", together.Steps * step)})"))
                {
                    together.Emit(target);
                }

                return;
            }

            if (together is not null)
            {
                string most = Number(together.Steps * step);
                writer.Line($"nuint key = {from};");
                using (writer.Block($"for (; key + {most} <= {to}; key += {most})"))
                {
                    together.Emit(target);
                }

                writer.Line();
            }

            using (writer.Block($"for ({(together is null ? $"nuint key = {from}" : "")}; key < {to}; {Advance("key", step)})"))
            {
                emitStep(target);
            }
        }
    }

    private static string Advance(string index, int step) => step == 1 ? index + "++" : $"{index} += {Number(step)}";

    private static string Chain(string sum) => sum + "Chain";

    private static string Lost(string sum) => sum + "Lost";
}
