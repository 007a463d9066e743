using AttnGen.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AttnGen.Generators.Tests;

/// <summary>The walk that every generator test makes finds what it looks for.</summary>
public sealed class ObjectGraphTests
{
    private static readonly CSharpCompilation Compilation = TestCompilation.Create("[System.Obsolete] public class Planted;");

    private static INamedTypeSymbol Symbol => Compilation.GetTypeByMetadataName("Planted")!;

    private static SyntaxTree Tree => Compilation.SyntaxTrees[0];

    public static TheoryData<string> Kinds => [.. Planted.Keys];

    private static Dictionary<string, Func<object>> Planted => new()
    {
        ["compilation"] = () => Compilation,
        ["symbol"] = () => Symbol,
        ["attribute"] = () => Symbol.GetAttributes()[0],
        ["tree"] = () => Tree,
        ["node"] = () => Tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single(),
        ["location"] = () => Symbol.Locations[0],
        ["reference"] = () => Symbol.DeclaringSyntaxReferences[0],
        ["model"] = () => Compilation.GetSemanticModel(Tree),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void APlantedObjectIsFound(string kind)
    {
        object planted = Planted[kind]();
        object[] hidingPlaces =
        [
            planted,
            new Holder(planted),
            new Holder(new EquatableArray<Holder>([new Holder(null), new Holder(planted)])),
            new DerivedHolder(planted),
            (1, (2, planted)),
        ];
        Assert.All(hidingPlaces, place => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ObjectGraph.AssertHoldsNoCompilerObject([place])));
    }

    [Fact]
    public void PlainDataPasses() => ObjectGraph.AssertHoldsNoCompilerObject([new Holder(new EquatableArray<string>(["a", "b"])), 1, "text"]);

    [Fact]
    public void ACycleEnds()
    {
        object?[] cycle = [null];
        cycle[0] = cycle;
        ObjectGraph.AssertHoldsNoCompilerObject([cycle]);
    }

    private sealed record Holder(object? Content) : IEquatable<Holder>;

    private class BaseHolder(object content)
    {
        private readonly object _content = content;

        public override string ToString() => _content.ToString()!;
    }

    /// <summary>The content lies in a private field of the base class.</summary>
    private sealed class DerivedHolder(object content) : BaseHolder(content);
}
