using AttnGen.Generators.Emission;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators;

/// <summary>Writes the body of every partial method that carries <c>[Colormap]</c>: one declaration, one file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ColormapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => KernelPipeline.Register(
        context, KernelAttributes.Colormap, TrackingNames.ParseColormap, ColormapParser.Parse,
        static (spec, _) => (spec.Method, ColormapFileEmitter.Emit(spec)));
}
