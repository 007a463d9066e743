using System.Text.RegularExpressions;

namespace AttnGen.Generators.Tests;

/// <summary>Reads what the JIT prints for <c>DOTNET_JitDisasm</c>, for x64 and for Arm64.</summary>
internal static partial class MachineListing
{
    /// <summary>The methods of a listing, in its order.</summary>
    public static IEnumerable<ListedMethod> Parse(IEnumerable<string> lines)
    {
        ListedMethod? method = null;
        string label = "";
        foreach (string line in lines)
        {
            if (Heading.Match(line) is { Success: true } heading)
            {
                if (method is not null)
                {
                    yield return method;
                }

                (method, label) = (new(heading.Groups["type"].Value, heading.Groups["name"].Value), "");
            }
            else if (method is null)
            {
            }
            else if (line.StartsWith("; rbp based frame", StringComparison.Ordinal))
            {
                method.HasFramePointer = true;
            }
            else if (Label.Match(line) is { Success: true } match)
            {
                // What jumps to a group without instructions goes on with the next one's.
                label = match.Groups[1].Value;
                method.Labels.Add(label, method.Instructions.Count);
            }
            else if (Instruction.Match(line) is { Success: true } instruction)
            {
                method.Instructions.Add(new(label, instruction.Groups[1].Value, method.HasFramePointer));
            }
        }

        if (method is not null)
        {
            yield return method;
        }
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<type>[^(]*?):(?<name>[^:(\[]+)[(\[]")]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label { get; }

    // A comment may follow; constants begin in the first column. Padding before a loop is not executed, though it looks like an instruction.
    [GeneratedRegex(@"^\s+(?!align\b)([a-z][^;]*?)\s*(;.*|//.*)?$")]
    private static partial Regex Instruction { get; }
}

/// <summary>A method's machine code.</summary>
/// <param name="Type">Its type with the namespace.</param>
/// <param name="Name">Its name.</param>
internal sealed record ListedMethod(string Type, string Name)
{
    /// <summary>Whether rbp points into the stack frame; elsewhere it is a register like any other.</summary>
    public bool HasFramePointer { get; set; }

    public List<ListedInstruction> Instructions { get; } = [];

    /// <summary>The instruction that each label stands before.</summary>
    public Dictionary<string, int> Labels { get; } = [];
}

/// <summary>An instruction.</summary>
/// <param name="Label">The last label before it.</param>
/// <param name="Text">Mnemonic and operands.</param>
/// <param name="HasFramePointer">Whether rbp points into the method's stack frame.</param>
internal sealed partial record ListedInstruction(string Label, string Text, bool HasFramePointer)
{
    /// <summary>The labels that control may go to from here; a label that is an operand of anything but a jump only adds to them.</summary>
    public IEnumerable<string> Targets => LabelOperand.Matches(Text).Select(match => match.Value);

    /// <summary>Whether control never goes on to the next instruction.</summary>
    public bool Ends => Ending.IsMatch(Text);

    /// <summary>
    /// Whether it reads or writes the stack frame by a vector register: loads, stores and operands in memory alike, vectors and single
    /// floats, which live in the same registers. General registers in the frame, such as counters and references, do not count.
    /// </summary>
    public bool Spills => VectorRegister.IsMatch(Text) && (HasFramePointer ? FrameOrStack : Stack).IsMatch(Text);

    /// <summary>Whether a vector register goes to the stack frame: what changes in the loop is kept there, not only read again.</summary>
    public bool StoresSpill => Spills && FrameFirst.IsMatch(Text);

    /// <summary>Whether it multiplies floats, fused with an addition or not.</summary>
    public bool Multiplies => Multiplication.IsMatch(Text);

    [GeneratedRegex(@"\bG_M\w+")]
    private static partial Regex LabelOperand { get; }

    [GeneratedRegex(@"^(\w+\.)?(jmp|ret|int3|b|br|brk)\b(?!\.)")]
    private static partial Regex Ending { get; }

    [GeneratedRegex(@"\b([xyz]mm|[vqds])\d+\b")]
    private static partial Regex VectorRegister { get; }

    [GeneratedRegex(@"\[(rsp|sp|fp)\b")]
    private static partial Regex Stack { get; }

    [GeneratedRegex(@"\[(rsp|rbp)\b")]
    private static partial Regex FrameOrStack { get; }

    // x64 names the target first; Arm64's stores are called so.
    [GeneratedRegex(@"^v?mov\w*\s+(\w+ ptr )?\[|^st")]
    private static partial Regex FrameFirst { get; }

    [GeneratedRegex(@"^(v?mul[ps]s|vfn?m(add|sub)\w*[ps]s|fn?mul|fml[as]|fn?m(add|sub))\b")]
    private static partial Regex Multiplication { get; }
}
