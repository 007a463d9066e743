using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>A kernel of this project as data: what its attribute and its parameters declare, and a way to call it whatever its roles are.</summary>
internal sealed class DeclaredSequence
{
    /// <summary>The kernels of <see cref="SequenceKernels"/>, by name.</summary>
    public static readonly IReadOnlyDictionary<string, DeclaredSequence> All = typeof(SequenceKernels)
        .GetMethods(BindingFlags.Public | BindingFlags.Static).ToDictionary(method => method.Name, method => new DeclaredSequence(method));

    private readonly string[] _roles;
    private readonly RoleCall _call;

    private DeclaredSequence(MethodInfo method)
    {
        _roles = [.. method.GetParameters().Select(parameter => parameter.Name!)];
        _call = Adapt(method);
        Declaration = Declare(method);
        WorkspaceLength = (int?)method.DeclaringType!.GetField(method.Name + "WorkspaceLength")?.GetRawConstantValue() ?? 0;
    }

    public SequenceDeclaration Declaration { get; }

    /// <summary>The constant beside the method; 0 where it has no workspace.</summary>
    public int WorkspaceLength { get; }

    /// <summary>The names of the roles that the kernel writes, without the workspace.</summary>
    public string[] Written => [.. Declaration.ToRoles().Where(role => role.IsWritten).Select(role => role.Name)];

    /// <summary>Random inputs: masks hide a slot in four, a key, and a query of the second batch entry altogether; lengths differ.</summary>
    public SequenceData Data(int seed = 3) => (Declaration with { Seed = seed }).ToData() is SequenceData data
        ? data.With(inputs =>
        {
            Random random = new(seed);
            foreach ((string role, bool[] mask) in inputs.Where(input => input.Value is bool[]).Select(input => (input.Key, (bool[])input.Value)))
            {
                int length = role == "queryMask" ? Declaration.Queries : Declaration.Keys;
                for (int slot = 0; slot < mask.Length; slot++)
                {
                    mask[slot] = random.Next(4) > 0 && slot % length != 2 && slot / length != 5;
                }
            }
        })
        : throw new InvalidOperationException();

    /// <summary>What the kernel makes of inputs. Results and workspace hold NaN before the call, so that an element that is left out shows.</summary>
    public Dictionary<string, float[]> Run(SequenceData data)
    {
        Dictionary<string, float[]> results = data.Results.ToDictionary(result => result.Key, result => Poison(result.Value.Values.Length));
        Call(data, results, Poison(WorkspaceLength));
        return results;
    }

    /// <summary>Calls the kernel.</summary>
    public void Call(SequenceData data, IReadOnlyDictionary<string, float[]> results, float[] workspace)
    {
        Dictionary<string, Memory<byte>> memory = [];
        foreach ((string role, Array content) in data.Inputs)
        {
            memory[role] = AsBytes(content);
        }

        foreach ((string role, float[] content) in results)
        {
            memory[role] = AsBytes(content);
        }

        memory["workspace"] = AsBytes(workspace);
        Call(role => memory[role]);
    }

    /// <summary>Calls the kernel with the memory of each role.</summary>
    public void Call(Func<string, Memory<byte>> memory) => _call(memory);

    public static Memory<byte> AsBytes(Array content) => new ArrayBytes(content).Memory;

    public override string ToString() => Declaration.Name;

    private static float[] Poison(int length)
    {
        float[] numbers = new float[length];
        Array.Fill(numbers, float.NaN);
        return numbers;
    }

    private SequenceDeclaration Declare(MethodInfo method)
    {
        CustomAttributeData attribute = method.GetCustomAttributesData().Single(data => data.AttributeType.Name.EndsWith("AttentionAttribute", StringComparison.Ordinal));
        Dictionary<string, object?> options = attribute.NamedArguments.ToDictionary(argument => argument.MemberName, argument => argument.TypedValue.Value);
        foreach ((ParameterInfo parameter, CustomAttributeTypedArgument argument) in attribute.Constructor.GetParameters().Zip(attribute.ConstructorArguments))
        {
            options[parameter.Name!] = argument.Value;
        }

        int Size(string name) => (int)(options[name] ?? 0);
        bool isKeras = attribute.AttributeType.Name.StartsWith("Keras", StringComparison.Ordinal);
        SequenceScore score = attribute.AttributeType.Name switch
        {
            nameof(LuongAttentionAttribute) => (SequenceScore)((int)SequenceScore.LuongDot + Choice("Score")),
            nameof(BahdanauAttentionAttribute) => SequenceScore.Bahdanau,
            nameof(KerasAttentionAttribute) => (SequenceScore)((int)SequenceScore.KerasDot + Choice("ScoreMode")),
            _ => SequenceScore.KerasAdditive,
        };
        int batch = Optional("Batch") ?? 1;
        return new(method.Name, score, Size("queries"), Size("keys"), Size(isKeras ? "dim" : "queryDim"), Size(isKeras ? "dim" : "keyDim"))
        {
            Batch = batch,
            Units = Optional("Units") ?? Optional("units") ?? 0,
            ValueDim = Optional("ValueDim"),
            AttentionalDim = Optional("AttentionalDim"),
            Normalize = options.ContainsKey("Normalize"),
            Causal = options.ContainsKey("UseCausalMask"),
            MaskScope = (MaskScope)Choice("MaskScope"),
            EmptyRow = (EmptyRow)Choice("EmptyRow"),
            HasKey = Has("key"),
            HasValue = Has("value"),
            HasProjectedKeys = Has("projectedKeys"),
            HasBias = Has("bias"),
            HasGain = Has("gain"),
            HasScale = Has("scale"),
            HasMask = Has("mask") || Has("valueMask"),
            HasQueryMask = Has("queryMask"),
            Lengths = Has("lengths") ? [.. Enumerable.Range(0, batch).Select(entry => Size("keys") - (4 * entry))] : null,
            HasOutput = Has("output"),
            HasWeights = Has("weights"),
            HasScores = Has("scores"),
            HasLogSumExp = Has("logSumExp"),
            HasAttentional = Has("attentional"),
            HasWorkspace = Has("workspace"),
        };

        int? Optional(string name) => options.TryGetValue(name, out object? value) ? (int?)value : null;
        int Choice(string name) => Optional(name) ?? 0;
    }

    private bool Has(string role) => _roles.Contains(role);

    /// <summary>A method that passes on the memory of each role. Spans rule out reflection's own way of calling.</summary>
    private static RoleCall Adapt(MethodInfo method)
    {
        MethodInfo memoryOf = typeof(Func<string, Memory<byte>>).GetMethod("Invoke")!, span = typeof(Memory<byte>).GetProperty("Span")!.GetMethod!;
        DynamicMethod adapter = new(method.Name, typeof(void), [typeof(Func<string, Memory<byte>>)], typeof(DeclaredSequence).Module, skipVisibility: true);
        ILGenerator code = adapter.GetILGenerator();
        LocalBuilder memory = code.DeclareLocal(typeof(Memory<byte>));
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Type element = parameter.ParameterType.GetGenericArguments()[0], writable = typeof(Span<>).MakeGenericType(element);
            MethodInfo cast = typeof(MemoryMarshal).GetMethods().Single(candidate => candidate.Name == nameof(MemoryMarshal.Cast)
                && candidate.ReturnType.GetGenericTypeDefinition() == typeof(Span<>)).MakeGenericMethod(typeof(byte), element);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldstr, parameter.Name!);
            code.Emit(OpCodes.Callvirt, memoryOf);
            code.Emit(OpCodes.Stloc, memory);
            code.Emit(OpCodes.Ldloca, memory);
            code.Emit(OpCodes.Call, span);
            code.Emit(OpCodes.Call, cast);
            if (parameter.ParameterType != writable)
            {
                code.Emit(OpCodes.Call, writable.GetMethods().Single(candidate => candidate.Name == "op_Implicit" && candidate.ReturnType == parameter.ParameterType));
            }
        }

        code.Emit(OpCodes.Call, method);
        code.Emit(OpCodes.Ret);
        return adapter.CreateDelegate<RoleCall>();
    }

    /// <summary>An array's own memory as bytes.</summary>
    private sealed class ArrayBytes(Array content) : System.Buffers.MemoryManager<byte>
    {
        public override Span<byte> GetSpan() =>
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(content), Buffer.ByteLength(content));

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
