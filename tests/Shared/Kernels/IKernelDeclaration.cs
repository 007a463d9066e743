using System.Text.Json.Serialization;

namespace AttnGen.Tests.Shared;

/// <summary>One declaration of a kernel as data: what the generator compiles and what its oracle computes.</summary>
[JsonDerivedType(typeof(KernelDeclaration), "attention")]
[JsonDerivedType(typeof(SequenceDeclaration), "sequence")]
[JsonDerivedType(typeof(ProjectionDeclaration), "projection")]
[JsonDerivedType(typeof(RecurrentDeclaration), "recurrent")]
internal interface IKernelDeclaration
{
    /// <summary>The method's name.</summary>
    string Name { get; }

    /// <summary>What the kernel runner draws the inputs from.</summary>
    int Seed { get; }

    /// <summary>Parameters that take the weights as colours.</summary>
    HeatmapDeclaration[] Heatmaps { get; }

    /// <summary>The declaration as a user writes it: options only where they differ from their default.</summary>
    string ToSource();

    /// <summary>A method of one signature for all declarations of a kind, and beside it how long a workspace it wants.</summary>
    /// <param name="target">Expression of the method to call.</param>
    string ToAdapter(string target);

    /// <summary>The weights, by the same mechanism, under a name of its own: what heatmaps are the colours of. Scores stay beside them, as logits are in their unit.</summary>
    IKernelDeclaration ToWeights();
}
