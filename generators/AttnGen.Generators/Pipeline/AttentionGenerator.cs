using System;
using AttnGen.Generators.Emission;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators;

/// <summary>Writes the body of every partial method that carries an attribute of attention: one declaration, one file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AttentionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(KernelAttributes.Attention, TrackingNames.ParseAttention, AttentionParser.Parse);
        Register(KernelAttributes.Luong, TrackingNames.ParseLuong, LuongParser.Parse);
        Register(KernelAttributes.Bahdanau, TrackingNames.ParseBahdanau, BahdanauParser.Parse);
        Register(KernelAttributes.Keras, TrackingNames.ParseKeras, KerasParser.Parse);
        Register(KernelAttributes.KerasAdditive, TrackingNames.ParseKerasAdditive, KerasParser.ParseAdditive);

        void Register(string attribute, string step, Func<DeclarationReader, AttentionSpec?> parse) => KernelPipeline.Register(
            context, attribute, step, parse, static (spec, cancellation) => (spec.Method, AttentionFileEmitter.Emit(spec, cancellation)));
    }
}
