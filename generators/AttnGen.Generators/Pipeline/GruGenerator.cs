using AttnGen.Generators.Emission;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators;

/// <summary>
/// Writes the body of every partial method that carries <c>[Gru]</c> or <c>[BidirectionalGru]</c>: one declaration, one file.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GruGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, KernelAttributes.Gru, TrackingNames.ParseGru);
        Register(context, KernelAttributes.BidirectionalGru, TrackingNames.ParseBidirectionalGru);
    }

    private static void Register(IncrementalGeneratorInitializationContext context, string attribute, string trackingName) => KernelPipeline.Register(
        context, attribute, trackingName, GruParser.Parse, static (spec, _) => (spec.Method, GruFileEmitter.Emit(spec)));
}
