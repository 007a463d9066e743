using System.Reflection;
using System.Reflection.Emit;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A kernel of this project as data: what its attribute and its parameters declare, and a way to call it whatever its roles are.</summary>
internal sealed class DeclaredKernel
{
    private readonly Call _call;

    private DeclaredKernel(KernelDeclaration declaration, Call call) => (Declaration, _call) = (declaration, call);

    private delegate void Call(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    public KernelDeclaration Declaration { get; }

    /// <summary>A method with <c>[Attention]</c>.</summary>
    /// <param name="type">Where it is declared.</param>
    /// <param name="name">Its name.</param>
    /// <param name="lengths">What its role <c>lengths</c> is to hold; null where it has none.</param>
    public static DeclaredKernel Of(Type type, string name, int[]? lengths = null)
    {
        MethodInfo method = type.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
        string[] roles = [.. method.GetParameters().Select(parameter => parameter.Name!)];
        CustomAttributeData attribute = method.GetCustomAttributesData().Single(data => data.AttributeType == typeof(AttentionAttribute));
        int[] sizes = [.. attribute.ConstructorArguments.Select(argument => (int)argument.Value!)];
        KernelDeclaration declaration = new(name, sizes[0], sizes[1], sizes[2])
        {
            HasValue = roles.Contains("value"),
            HasMask = roles.Contains("mask"),
            HasBias = roles.Contains("bias"),
            Lengths = lengths,
            HasOutput = roles.Contains("output"),
            HasWeights = roles.Contains("weights"),
            HasScores = roles.Contains("scores"),
            HasLogSumExp = roles.Contains("logSumExp"),
        };

        // Options have the same names on both sides; what the attribute leaves out stays absent.
        foreach (CustomAttributeNamedArgument option in attribute.NamedArguments)
        {
            PropertyInfo property = typeof(KernelDeclaration).GetProperty(option.MemberName)!;
            object? value = option.TypedValue.Value;
            property.SetValue(declaration, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value!) : value);
        }

        return new(declaration, Adapt(method, roles));
    }

    public KernelOutputs Run(KernelData data)
    {
        KernelOutputs outputs = new(
            new float[data.Output.Length], new float[data.Weights.Length], new float[data.Scores.Length], new float[data.LogSumExp.Length]);
        _call(
            data.Query, data.Key, data.Value, data.Mask, data.Bias, data.Lengths,
            outputs.Output, outputs.Weights, outputs.Scores, outputs.LogSumExp);
        return outputs;
    }

    public override string ToString() => Declaration.Name;

    /// <summary>A method that passes on the roles that the kernel has. Spans rule out reflection's own way of calling.</summary>
    private static Call Adapt(MethodInfo method, string[] roles)
    {
        ParameterInfo[] all = typeof(Call).GetMethod(nameof(Call.Invoke))!.GetParameters();
        Type[] types = [.. all.Select(parameter => parameter.ParameterType)];
        DynamicMethod adapter = new(method.Name, typeof(void), types, typeof(DeclaredKernel).Module, skipVisibility: true);
        ILGenerator code = adapter.GetILGenerator();
        foreach (string role in roles)
        {
            code.Emit(OpCodes.Ldarg_S, (byte)Array.FindIndex(all, parameter => parameter.Name == role));
        }

        code.Emit(OpCodes.Call, method);
        code.Emit(OpCodes.Ret);
        return adapter.CreateDelegate<Call>();
    }
}

/// <summary>What a kernel has written; empty where it lacks the role.</summary>
internal sealed record KernelOutputs(float[] Output, float[] Weights, float[] Scores, float[] LogSumExp)
{
    public IEnumerable<uint> Bits => new[] { Output, Weights, Scores, LogSumExp }.SelectMany(values => values).Select(BitConverter.SingleToUInt32Bits);
}
