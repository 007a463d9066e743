using AttnGen.Generators.Emission;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators;

/// <summary>Writes the body of every partial method that carries <c>[Attention]</c>: one declaration, one file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AttentionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => KernelPipeline.Register(
        context, KernelAttributes.Attention, TrackingNames.ParseAttention, AttentionParser.Parse,
        static (spec, cancellation) => (spec.Method, AttentionFileEmitter.Emit(spec, cancellation)));
}
