using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Copies of a kernel's inputs, to be changed before the oracle sees them.</summary>
internal sealed class InputArrays(KernelData data)
{
    /// <summary>Roles of floats.</summary>
    public static readonly string[] Numbers = ["query", "key", "value", "bias"];

    public float[] Query { get; } = [.. data.Query];

    public float[] Key { get; } = [.. data.Key];

    public float[] Value { get; } = [.. data.Value];

    public bool[] Mask { get; } = [.. data.Mask];

    public float[] Bias { get; } = [.. data.Bias];

    public int[] Lengths { get; } = [.. data.Lengths];

    public float[] this[string role] => role switch
    {
        "query" => Query,
        "key" => Key,
        "value" => Value,
        "bias" => Bias,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of floats."),
    };

    /// <summary>The data with changed inputs, and what the oracle says then.</summary>
    public static KernelData Edit(KernelData data, Action<InputArrays> edit)
    {
        InputArrays inputs = new(data);
        edit(inputs);
        KernelDeclaration declaration = data.Declaration.Lengths is null ? data.Declaration : data.Declaration with { Lengths = inputs.Lengths };
        return KernelData.Of(declaration, inputs.Query, inputs.Key, inputs.Value, inputs.Mask, inputs.Bias);
    }
}
