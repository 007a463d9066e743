using AttnGen.Generators.Emission;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators;

/// <summary>Writes the body of every partial method that carries <c>[Projection]</c>: one declaration, one file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProjectionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => KernelPipeline.Register(
        context, KernelAttributes.Projection, TrackingNames.ParseProjection, ProjectionParser.Parse,
        static (spec, _) => (spec.Method, ProjectionFileEmitter.Emit(spec)));
}
