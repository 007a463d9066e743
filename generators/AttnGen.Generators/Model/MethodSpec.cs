using System;
using System.Linq;
using AttnGen.Generators.Infrastructure;

namespace AttnGen.Generators.Model;

/// <summary>The user's partial method as text: everything that the implementing part must repeat.</summary>
/// <param name="Namespace">Full namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Outermost first.</param>
/// <param name="Modifiers">As the declaration has them, such as <c>public static partial</c>.</param>
/// <param name="ReturnType"><c>void</c> in every valid declaration.</param>
/// <param name="Name">The method's identifier, escaped where it is a keyword, with type parameters where it (wrongly) has some.</param>
/// <param name="Constraints">Constraints of such type parameters, from the space before <c>where</c> on, or empty.</param>
/// <param name="Parameters">In declaration order.</param>
/// <param name="HintName">Name of the generated file, without extension.</param>
/// <param name="HasImplementationOptions">Whether the user's part has a <c>[MethodImpl]</c>, which the other must not repeat.</param>
internal sealed record MethodSpec(
    string Namespace,
    EquatableArray<ContainingTypeSpec> ContainingTypes,
    string Modifiers,
    string ReturnType,
    string Name,
    string Constraints,
    EquatableArray<ParameterSpec> Parameters,
    string HintName,
    bool HasImplementationOptions)
{
    /// <summary>The parameter with a role, or null where the declaration leaves it out.</summary>
    public ParameterSpec? Find(string role) => Parameters.FirstOrDefault(parameter => parameter.Role == role);

    public bool Has(string role) => Find(role) is not null;
}

/// <summary>One type that contains the method.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Identifier with type parameters, such as <c>Kernels&lt;T&gt;</c>.</param>
internal sealed record ContainingTypeSpec(string Keyword, string Name);

/// <summary>One parameter of the method.</summary>
/// <param name="Name">Identifier, escaped where it is a keyword.</param>
/// <param name="Role">The bare name, which is the parameter's role.</param>
/// <param name="Type">Fully qualified type.</param>
/// <param name="Modifiers">Modifiers that the implementing part must repeat, followed by a space, or empty.</param>
/// <param name="IsTensor">Whether the type is a tensor span.</param>
internal sealed record ParameterSpec(string Name, string Role, string Type, string Modifiers, bool IsTensor);
