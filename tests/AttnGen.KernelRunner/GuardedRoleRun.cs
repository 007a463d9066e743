using System.Runtime.InteropServices;
using AttnGen.Tests.Shared;

namespace AttnGen.KernelRunner;

/// <summary><see cref="GuardedRun"/> for kernels that are called role by role.</summary>
internal sealed class GuardedRoleRun : IDisposable
{
    private const byte Unwritten = 0xA5, NaN = 0xFF;

    private readonly RoleDeclaration _declaration;
    private readonly RoleData _data;
    private readonly RoleCall? _weightsAlone;
    private readonly Dictionary<string, GuardedMemory<byte>> _memory = [];

    /// <param name="declaration">The declaration.</param>
    /// <param name="workspaceLength">Elements of the workspace that the kernel wants.</param>
    /// <param name="weightsAlone">What gives the weights that its heatmaps show, or null where it has none.</param>
    public GuardedRoleRun(RoleDeclaration declaration, int workspaceLength, RoleCall? weightsAlone)
    {
        (_declaration, _data, _weightsAlone) = (declaration, declaration.ToData(), weightsAlone);
        foreach ((string role, Array content) in _data.Inputs)
        {
            _memory[role] = new(Buffer.ByteLength(content));
        }

        foreach ((string role, ExpectedResult result) in _data.Results)
        {
            _memory[role] = new(sizeof(float) * result.Values.Length);
        }

        _memory["workspace"] = new(sizeof(float) * workspaceLength);
        foreach (HeatmapDeclaration heatmap in declaration.Heatmaps)
        {
            _memory[NameOf(heatmap)] = new(heatmap.BytesOfElement * WeightsLength);
        }
    }

    private int WeightsLength => ((SequenceDeclaration)_declaration).ToShape().WeightsLength;

    /// <inheritdoc cref="GuardedRun.Run"/>
    public string? Run(RoleCall call, out string hash, out double worst)
    {
        string first = Call(call, isAtEnd: false);
        hash = Call(call, isAtEnd: true);
        Dictionary<string, float[]> results = _data.Results.Keys.ToDictionary(role => role, role => MemoryMarshal.Cast<byte, float>(_memory[role].AtEnd).ToArray());
        string? fault = _data.Compare(results, out worst) ?? (_weightsAlone is null ? null : CompareHeatmaps(_weightsAlone, results));
        return fault ?? (hash == first ? null : "two calls with the same numbers at other addresses gave different bits");
    }

    public void Dispose()
    {
        foreach (GuardedMemory<byte> memory in _memory.Values)
        {
            memory.Dispose();
        }
    }

    /// <summary>Calls the kernel; a hash of all that it wrote.</summary>
    private string Call(RoleCall call, bool isAtEnd)
    {
        GuardedRun.PoisonScratch();
        string[] written = [.. _data.Results.Keys, .. _declaration.Heatmaps.Select(NameOf)];
        foreach (string role in written.Append("workspace"))
        {
            Place(role).Fill(_data.Results.ContainsKey(role) || role == "workspace" ? NaN : Unwritten);
        }

        foreach ((string role, Array content) in _data.Inputs)
        {
            _memory[role].Thaw();
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(content), Buffer.ByteLength(content)).CopyTo(Place(role));
            _memory[role].Freeze();
        }

        call(role => new GuardedMemoryManager(_memory[role], isAtEnd).Memory);
        return GuardedRun.Hash(hash => Array.ForEach(written, role => hash.AppendData(Place(role))));

        Span<byte> Place(string role) => isAtEnd ? _memory[role].AtEnd : _memory[role].AtStart;
    }

    private string? CompareHeatmaps(RoleCall weightsAlone, Dictionary<string, float[]> results)
    {
        byte[] bytes = new byte[sizeof(float) * WeightsLength];
        weightsAlone(role => role == "weights" ? bytes : new GuardedMemoryManager(_memory[role], isAtEnd: true).Memory);
        ReadOnlySpan<float> weights = MemoryMarshal.Cast<byte, float>(bytes);
        if (results.TryGetValue("weights", out float[]? beside) && !weights.SequenceEqual(beside))
        {
            return "weights differ from those without heatmaps";
        }

        foreach (HeatmapDeclaration heatmap in _declaration.Heatmaps)
        {
            if (HeatmapComparison.Compare(heatmap, _memory[NameOf(heatmap)].AtEnd, _data.Paint(heatmap, weights), weights, ((SequenceDeclaration)_declaration).Keys) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string NameOf(HeatmapDeclaration heatmap) => heatmap.Parameter.TrimStart('@');
}
