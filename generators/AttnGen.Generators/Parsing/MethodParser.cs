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

    /// <summary>As the implementing part must repeat a type: with <c>?</c> where a reference may be null.</summary>
    private static readonly SymbolDisplayFormat QualifiedAndNullable =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NameWithTypeParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat NameWithConstraints = QualifiedAndNullable
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(SymbolDisplayMemberOptions.None);

    /// <summary>The method as text, or null where it is not a partial method that waits for a body.</summary>
    public static MethodSpec? Parse(DeclarationReader reader)
    {
        IMethodSymbol method = reader.Method;
        if (KernelAttributes.First(method) is { } writer && writer != reader.AttributeMetadataName)
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.SecondKernelAttribute, method.Name, KernelAttributes.ShortName(writer), reader.AttributeName,
                reader.AttributeMetadataName == KernelAttributes.Colormap ? "to colour the weights, put [Colormap] on a Span<Rgba32> parameter" : "leave one of them out");
            return null;
        }

        if (!method.IsPartialDefinition || method.PartialImplementationPart is { } implementation && !IsGenerated(implementation)
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
            if (type.IsFileLocal)
            {
                reader.ErrorOnMethod(DiagnosticDescriptors.FileLocalType, type.Name, method.Name);
                return null;
            }

            types.Insert(0, new ContainingTypeSpec(Keyword(type), type.ToDisplayString(NameWithTypeParameters)));
        }

        return new MethodSpec(
            method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(Qualified),
            types.ToEquatableArray(),
            string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text)),
            RefText(method.RefKind) + method.ReturnType.ToDisplayString(QualifiedAndNullable),
            method.ToDisplayString(NameWithTypeParameters),
            method.ToDisplayString(NameWithConstraints).Substring(method.ToDisplayString(NameWithTypeParameters).Length),
            method.Parameters.Zip(syntax.ParameterList.Parameters, Parameter).ToEquatableArray(),
            HintName(method),
            syntax.AttributeLists.SelectMany(list => list.Attributes).Any(IsMethodImpl));
    }

    /// <summary>By its name: the compiler keeps this attribute apart from the others.</summary>
    private static bool IsMethodImpl(AttributeSyntax attribute) =>
        attribute.Name.ToString().Split('.', ':').Last() is "MethodImpl" or "MethodImplAttribute";

    /// <summary>Whether AttnGen wrote this part: the analyzer runs when it is there already.</summary>
    public static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(
        attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is FileEmitter.Tool);

    private static ParameterSpec Parameter(IParameterSymbol parameter, ParameterSyntax syntax) => new(
        Escape(parameter.Name),
        parameter.Name,
        parameter.Type.ToDisplayString(QualifiedAndNullable),
        string.Concat(syntax.Modifiers.Select(modifier => modifier.Text + " ")),
        SpanTypes.IsTensor(parameter));

    private static string RefText(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => "",
    };

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
    /// Namespace, types and method, with a hash of the whole signature where that alone could be ambiguous or too long: overloads, generic
    /// types, names that differ by case only (file names do not tell those apart).
    /// </summary>
    private static string HintName(IMethodSymbol method)
    {
        string name = method.ContainingType.ToDisplayString(Qualified) + "." + method.Name;
        string safe = new(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-').ToArray());
        if (safe == name && safe.Length <= LongestHintName && !HasNamesake(method))
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

    /// <summary>Whether the method, one of its types or one of its namespaces has a sibling of the same name, upper or lower case.</summary>
    private static bool HasNamesake(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol.ContainingSymbol is INamespaceOrTypeSymbol container; symbol = container)
        {
            if (container.GetMembers().Count(member => string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                return true;
            }
        }

        return false;
    }
}
