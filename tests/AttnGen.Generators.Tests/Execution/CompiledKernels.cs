using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>What breaks the rules of emitted code in a compiled assembly.</summary>
internal static class CompiledKernels
{
    /// <summary>Beyond 60,000 bytes of IL the JIT does not optimise; half of it leaves room for what inlining adds.</summary>
    public const int MostBytesOfIl = 30_000;

    /// <summary>The JIT keeps track of 512 variables; those beyond live in memory. Inlining adds its own.</summary>
    public const int MostLocals = 256;

    /// <summary>Methods beyond the limits of the JIT.</summary>
    public static IEnumerable<string> BeyondJitLimits(CSharpCompilation compilation)
    {
        using PEReader file = Emit(compilation);
        MetadataReader metadata = file.GetMetadataReader();
        List<string> faults = [];
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
            int bytes = body.GetILBytes()!.Length, locals = Locals(metadata, body);
            if (bytes > MostBytesOfIl || locals > MostLocals)
            {
                faults.Add($"{NameOf(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}: {bytes} bytes of IL, {locals} locals");
            }
        }

        return faults;
    }

    /// <summary>
    /// Static constructors anywhere, and every field, but constants and the compiler's own: the data of spans, and the delegates that it makes once
    /// of a method that several threads may run.
    /// </summary>
    public static IEnumerable<string> State(CSharpCompilation compilation)
    {
        const string DelegateCache = "<>O";
        using PEReader file = Emit(compilation);
        MetadataReader metadata = file.GetMetadataReader();
        const System.Reflection.FieldAttributes Constant = System.Reflection.FieldAttributes.Literal | System.Reflection.FieldAttributes.HasFieldRVA;
        IEnumerable<string> fields = metadata.FieldDefinitions.Select(metadata.GetFieldDefinition)
            .Where(field => (field.Attributes & Constant) == 0 && NameOf(metadata, field.GetDeclaringType()) != DelegateCache)
            .Select(field => $"{NameOf(metadata, field.GetDeclaringType())}.{metadata.GetString(field.Name)}");
        IEnumerable<string> constructors = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method => metadata.GetString(method.Name) == ".cctor")
            .Select(method => $"{NameOf(metadata, method.GetDeclaringType())}..cctor");
        return [.. fields.Concat(constructors)];
    }

    private static PEReader Emit(CSharpCompilation compilation)
    {
        MemoryStream assembly = new();
        Assert.True(compilation.Emit(assembly).Success);
        assembly.Position = 0;
        return new PEReader(assembly);
    }

    private static int Locals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        Assert.Equal(SignatureKind.LocalVariables, signature.ReadSignatureHeader().Kind);
        return signature.ReadCompressedInteger();
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle) => metadata.GetString(metadata.GetTypeDefinition(handle).Name);
}
