namespace AttnGen.Generators.Tests;

/// <summary>
/// The loops of a method without another loop inside, by the flow of control. Jumps backward alone would not tell: the JIT enters a loop in
/// its middle from code that it has laid behind it, and lays a loop's reloads before its head.
/// </summary>
internal sealed class InnerLoops
{
    private readonly ListedMethod _method;

    /// <summary>First instruction of each block, which control enters there alone and leaves at its end alone; the last is behind all.</summary>
    private readonly int[] _starts;

    private readonly int[][] _successors;

    private InnerLoops(ListedMethod method)
    {
        _method = method;
        IReadOnlyList<ListedInstruction> instructions = method.Instructions;
        IEnumerable<int> behindJumps = Enumerable.Range(0, instructions.Count).Where(i => instructions[i].Ends || instructions[i].Targets.Any()).Select(i => i + 1);
        _starts = [.. method.Labels.Values.Concat(behindJumps).Append(0).Append(instructions.Count).Distinct().Order()];
        _successors = [.. Enumerable.Range(0, _starts.Length - 1).Select(block => SuccessorsOf(block).ToArray())];
    }

    /// <summary>The loops in the order of their code.</summary>
    public static IReadOnlyList<ListedLoop> Of(ListedMethod method)
    {
        InnerLoops loops = new(method);
        return [.. loops.Find([.. Enumerable.Range(0, loops._successors.Length)]).Select(loops.ToLoop)];
    }

    /// <summary>
    /// A loop is a set of blocks that all reach each other. Without its head, by which it is entered, what still goes in circles is a loop
    /// inside it. Two loops with one head are one loop here.
    /// </summary>
    private IEnumerable<int[]> Find(HashSet<int> blocks)
    {
        Dictionary<int, HashSet<int>> reached = blocks.ToDictionary(block => block, block => ReachedFrom(block, blocks));
        HashSet<int> rest = [.. blocks.Where(block => reached[block].Contains(block))];
        while (rest.Count > 0)
        {
            int any = rest.Min();
            HashSet<int> loop = [.. reached[any].Where(block => reached[block].Contains(any))];
            rest.ExceptWith(loop);
            int head = loop.Order().FirstOrDefault(block => HasPredecessorOutside(block, loop), any);
            int[][] inside = [.. Find([.. loop.Where(block => block != head)])];
            foreach (int[] inner in inside.Length > 0 ? inside : [[head, .. loop.Where(block => block != head).Order()]])
            {
                yield return inner;
            }
        }
    }

    private HashSet<int> ReachedFrom(int start, HashSet<int> blocks)
    {
        HashSet<int> reached = [];
        Stack<int> open = new([start]);
        while (open.TryPop(out int block))
        {
            foreach (int next in _successors[block].Where(next => blocks.Contains(next) && reached.Add(next)))
            {
                open.Push(next);
            }
        }

        return reached;
    }

    private bool HasPredecessorOutside(int block, HashSet<int> loop) =>
        Enumerable.Range(0, _successors.Length).Any(other => !loop.Contains(other) && _successors[other].Contains(block));

    private IEnumerable<int> SuccessorsOf(int block)
    {
        ListedInstruction last = _method.Instructions[_starts[block + 1] - 1];
        IEnumerable<int> targets = last.Targets.Where(_method.Labels.ContainsKey).Select(label => _method.Labels[label]);
        return (last.Ends ? targets : targets.Append(_starts[block + 1]))
            .Where(start => start < _method.Instructions.Count)
            .Select(start => Array.BinarySearch(_starts, start));
    }

    private ListedLoop ToLoop(int[] blocks)
    {
        ListedInstruction[] instructions =
            [.. blocks.SelectMany(block => _method.Instructions.Take(_starts[block].._starts[block + 1]))];
        return new(instructions[0].Label, instructions);
    }
}

/// <summary>A loop.</summary>
/// <param name="Label">The label of its head.</param>
/// <param name="Instructions">Its instructions, from the head on.</param>
internal sealed record ListedLoop(string Label, IReadOnlyList<ListedInstruction> Instructions);
