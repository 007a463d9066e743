using System;
using System.CodeDom.Compiler;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Emission;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AttnGen.Generators.Parsing;

/// <summary>Turns the annotated method into a <see cref="MethodSpec"/>, or says why no body can be written for it.</summary>
internal static class MethodParser
{
    private const int LongestHintName = 60;

    private static readonly SymbolDisplayFormat Qualified =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat NameWithTypeParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The method as text, or null where it is not a partial method that waits for a body.</summary>
    public static MethodSpec? Parse(DeclarationReader reader)
    {
        IMethodSymbol method = reader.Method;
        if (!method.IsPartialDefinition || (method.PartialImplementationPart is not null && !IsGenerated(method))
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax)
        {
            reader.ErrorOnMethod(DiagnosticDescriptors.NotAPartialDefinition, method.Name, reader.AttributeName);
            return null;
        }

        if (!method.ReturnsVoid || method.IsGenericMethod)
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.UnsupportedMethod, method.Name,
                method.IsGenericMethod ? "has type parameters" : $"returns '{method.ReturnType.ToDisplayString()}'");
        }

        List<ContainingTypeSpec> types = [];
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            types.Insert(0, new ContainingTypeSpec(Keyword(type), type.ToDisplayString(NameWithTypeParameters)));
        }

        return new MethodSpec(
            method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(Qualified),
            types.ToEquatableArray(),
            string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text)),
            method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.ToDisplayString(NameWithTypeParameters),
            method.Parameters.Select(Parameter).ToEquatableArray(),
            HintName(method));
    }

    /// <summary>
    /// Whether the body is the generator's own: the analyzer runs after it and sees both parts. Attributes of both count for the method.
    /// </summary>
    private static bool IsGenerated(IMethodSymbol method) => method.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(GeneratedCodeAttribute)
        && attribute.ConstructorArguments.FirstOrDefault().Value as string == FileEmitter.Tool);

    private static ParameterSpec Parameter(IParameterSymbol parameter) => new(
        Escape(parameter.Name),
        parameter.Name,
        parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        parameter.ScopedKind == ScopedKind.ScopedValue ? "scoped " : parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        });

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>
    /// Namespace, types and method, with a hash of the whole signature where that alone could be ambiguous or too long: overloads,
    /// names that differ by case only, generic types.
    /// </summary>
    private static string HintName(IMethodSymbol method)
    {
        string name = method.ContainingType.ToDisplayString(Qualified) + "." + method.Name;
        bool isAmbiguous = method.ContainingType.GetMembers().Count(member => string.Equals(member.Name, method.Name, StringComparison.OrdinalIgnoreCase)) > 1;
        string safe = new(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-').ToArray());
        if (!isAmbiguous && safe == name && safe.Length <= LongestHintName)
        {
            return safe;
        }

        uint hash = 2166136261;
        foreach (char c in method.ToDisplayString())
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        string suffix = "-" + hash.ToString("x8");
        return safe.Substring(Math.Max(0, safe.Length + suffix.Length - LongestHintName)) + suffix;
    }
}
