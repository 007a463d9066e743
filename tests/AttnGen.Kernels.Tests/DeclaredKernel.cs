using System.Reflection;
using System.Reflection.Emit;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A kernel of this project as data: what its attribute and its parameters declare, and a way to call it whatever its roles are.</summary>
internal sealed class DeclaredKernel
{
    private DeclaredKernel(KernelDeclaration declaration, KernelCall call, int workspaceLength) =>
        (Declaration, Call, WorkspaceLength) = (declaration, call, workspaceLength);

    public KernelDeclaration Declaration { get; }

    public KernelCall Call { get; }

    /// <summary>The constant beside the method; 0 where it has no workspace.</summary>
    public int WorkspaceLength { get; }

    /// <summary>The kernels of a class, by name.</summary>
    /// <param name="type">The class.</param>
    /// <param name="filter">Which of them, by name; null: all.</param>
    public static IReadOnlyDictionary<string, DeclaredKernel> In(Type type, Predicate<string>? filter = null) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.IsDefined(typeof(AttentionAttribute)) && filter?.Invoke(method.Name) != false)
        .ToDictionary(method => method.Name, method => Of(type, method.Name));

    /// <summary>A method with <c>[Attention]</c>.</summary>
    /// <param name="type">Where it is declared.</param>
    /// <param name="name">Its name.</param>
    /// <param name="lengths">What its role <c>lengths</c> is to hold; null: a part of the keys that grows from one batch entry to the next.</param>
    /// <param name="degree">What its role <c>maxDegreeOfParallelism</c> is given.</param>
    public static DeclaredKernel Of(Type type, string name, int[]? lengths = null, int degree = 2)
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
            HasOutput = roles.Contains("output"),
            HasWeights = roles.Contains("weights"),
            HasScores = roles.Contains("scores"),
            HasLogSumExp = roles.Contains("logSumExp"),
            HasWorkspace = roles.Contains("workspace"),
        };

        // Options have the same names on both sides; what the attribute leaves out stays absent.
        foreach (CustomAttributeNamedArgument option in attribute.NamedArguments)
        {
            PropertyInfo property = typeof(KernelDeclaration).GetProperty(option.MemberName)!;
            object? value = option.TypedValue.Value;
            property.SetValue(declaration, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value!) : value);
        }

        if (roles.Contains("lengths"))
        {
            int entries = declaration.Batch;
            declaration = declaration with { Lengths = lengths ?? [.. Enumerable.Range(1, entries).Select(entry => declaration.Keys * entry / (entries + 1))] };
        }

        int workspace = (int?)type.GetField(name + "WorkspaceLength")?.GetRawConstantValue() ?? 0;
        return new(declaration, Adapt(method, roles, degree), workspace);
    }

    /// <summary>What the kernel makes of inputs. Results and workspace hold NaN before the call, so that an element that is left out shows.</summary>
    public KernelOutputs Run(KernelData data)
    {
        KernelOutputs outputs = new(Poison(data.Output.Length), Poison(data.Weights.Length), Poison(data.Scores.Length), Poison(data.LogSumExp.Length));
        Call(
            data.Query, data.Key, data.Value, data.Mask, data.Bias, data.Lengths,
            outputs.Output, outputs.Weights, outputs.Scores, outputs.LogSumExp, Poison(WorkspaceLength));
        return outputs;
    }

    public override string ToString() => Declaration.Name;

    /// <summary>A method that passes on the roles that the kernel has. Spans rule out reflection's own way of calling.</summary>
    private static KernelCall Adapt(MethodInfo method, string[] roles, int degree)
    {
        ParameterInfo[] all = typeof(KernelCall).GetMethod(nameof(KernelCall.Invoke))!.GetParameters();
        Type[] types = [.. all.Select(parameter => parameter.ParameterType)];
        DynamicMethod adapter = new(method.Name, typeof(void), types, typeof(DeclaredKernel).Module, skipVisibility: true);
        ILGenerator code = adapter.GetILGenerator();
        foreach (string role in roles)
        {
            if (role == "maxDegreeOfParallelism")
            {
                code.Emit(OpCodes.Ldc_I4, degree);
                continue;
            }

            code.Emit(OpCodes.Ldarg_S, (byte)Array.FindIndex(all, parameter => parameter.Name == role));
        }

        code.Emit(OpCodes.Call, method);
        code.Emit(OpCodes.Ret);
        return adapter.CreateDelegate<KernelCall>();
    }

    private static float[] Poison(int length)
    {
        float[] numbers = new float[length];
        Array.Fill(numbers, float.NaN);
        return numbers;
    }
}

/// <summary>What a kernel has written; empty where it lacks the role.</summary>
internal sealed record KernelOutputs(float[] Output, float[] Weights, float[] Scores, float[] LogSumExp)
{
    public IEnumerable<uint> Bits => new[] { Output, Weights, Scores, LogSumExp }.SelectMany(values => values).Select(BitConverter.SingleToUInt32Bits);
}
