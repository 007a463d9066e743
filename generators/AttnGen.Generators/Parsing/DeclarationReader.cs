using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AttnGen.Generators.Parsing;

/// <summary>
/// Reads the arguments of one attribute. The generator and the analyzer run the same parsers over it: the generator without a
/// <paramref name="report"/>, to learn whether the declaration is valid, the analyzer with one, to place each error on its argument.
/// </summary>
internal sealed class DeclarationReader(IMethodSymbol method, AttributeData attribute, Action<Diagnostic>? report, IParameterSymbol? parameter = null)
{
    /// <summary>Whether nothing has been found wrong so far.</summary>
    public bool IsValid { get; private set; } = true;

    public IMethodSymbol Method => method;

    /// <summary>What carries the attribute: the method, or one of its parameters.</summary>
    public ISymbol Carrier => (ISymbol?)parameter ?? method;

    /// <summary>A reader of the attribute of a parameter of the same declaration.</summary>
    public DeclarationReader Of(IParameterSymbol other, AttributeData itsAttribute) => new(method, itsAttribute, report, other);

    /// <summary>Records that another reader found something wrong with the declaration.</summary>
    public void Reject() => IsValid = false;

    /// <summary>Whether the compiler itself refuses an argument: what follows from its absence would be noise beside that error.</summary>
    private bool IsRefused { get; } = attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).Any(argument => argument.Kind == TypedConstantKind.Error);

    /// <summary>The attribute's name without its suffix, as users write it.</summary>
    public string AttributeName { get; } = attribute.AttributeClass!.Name.Replace("Attribute", "");

    /// <summary>The attribute's full name.</summary>
    public string AttributeMetadataName { get; } = attribute.AttributeClass!.ToDisplayString();

    /// <summary>A constructor argument by its parameter's name, or null where the chosen constructor has no such parameter.</summary>
    public object? Constructor(string name)
    {
        int index = ParameterIndex(name);
        return index >= 0 && index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Error
            ? attribute.ConstructorArguments[index].Value
            : null;
    }

    /// <summary>Whether the chosen constructor has a parameter of this name.</summary>
    public bool HasConstructorParameter(string name) => ParameterIndex(name) >= 0;

    /// <summary>A property set on the attribute, or null where the declaration leaves it out.</summary>
    public object? Property(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }

    /// <summary>An array property set on the attribute, or null where the declaration leaves it out.</summary>
    public ImmutableArray<TypedConstant>? Elements(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
            {
                return argument.Value.Values;
            }
        }

        return null;
    }

    /// <summary>An integer of the constructor that must be at least 1.</summary>
    public int Dimension(string name) => AtLeastOne(name, Constructor(name) as int?);

    /// <summary>An optional integer property that must be at least 1.</summary>
    public int Dimension(string name, int otherwise) => Property(name) is int value ? AtLeastOne(name, value) : otherwise;

    /// <summary>A boolean property; absent: false.</summary>
    public bool Flag(string name) => Property(name) is true;

    /// <summary>An enum's value; casts can make one that has no name.</summary>
    public int Choice(string name, int count)
    {
        int value = Property(name) as int? ?? 0;
        if (value < 0 || value >= count)
        {
            ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, name, name, value, $"0 … {count - 1}, the named values of its type");
        }

        return value;
    }

    /// <summary>Reports an error on an argument of the attribute, or on the attribute where the argument is not written out.</summary>
    public void ErrorOnArgument(DiagnosticDescriptor descriptor, string argument, params object[] messageArguments) =>
        Error(descriptor, () => ArgumentLocation(argument), messageArguments);

    /// <summary>Reports an error on one element of an array argument.</summary>
    public void ErrorOnElement(DiagnosticDescriptor descriptor, string argument, int index, params object[] messageArguments) =>
        Error(descriptor, () => ElementLocation(argument, index), messageArguments);

    /// <summary>Reports an error on a parameter.</summary>
    public void ErrorOnParameter(DiagnosticDescriptor descriptor, IParameterSymbol wrong, params object[] messageArguments) =>
        Error(descriptor, () => wrong.Locations.FirstOrDefault(), messageArguments);

    /// <summary>Reports an error on the name of what carries the attribute.</summary>
    public void ErrorOnCarrier(DiagnosticDescriptor descriptor, params object[] messageArguments) =>
        Error(descriptor, () => Carrier.Locations.FirstOrDefault(), messageArguments);

    /// <summary>Reports an error on the method's name.</summary>
    public void ErrorOnMethod(DiagnosticDescriptor descriptor, params object[] messageArguments) =>
        Error(descriptor, () => method.Locations.FirstOrDefault(), messageArguments);

    private void Error(DiagnosticDescriptor descriptor, Func<Location?> location, object[] messageArguments)
    {
        IsValid = false;
        if (IsRefused)
        {
            return;
        }

        report?.Invoke(Diagnostic.Create(descriptor, location() ?? Location.None, messageArguments));
    }

    private int AtLeastOne(string name, int? value)
    {
        if (value is >= 1)
        {
            return value.Value;
        }

        // A missing or mistyped argument is the compiler's error; saying it twice would be noise.
        if (value is null)
        {
            IsValid = false;
        }
        else
        {
            ErrorOnArgument(DiagnosticDescriptors.DimensionOutOfRange, name, name, value);
        }

        return 1;
    }

    private int ParameterIndex(string name)
    {
        IMethodSymbol? constructor = attribute.AttributeConstructor;
        for (int i = 0; i < (constructor?.Parameters.Length ?? 0); i++)
        {
            if (constructor!.Parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Location? ArgumentLocation(string name) => ArgumentSyntax(name)?.GetLocation() ?? AttributeSyntax?.GetLocation();

    private Location? ElementLocation(string name, int index)
    {
        SyntaxNode[] elements = ArgumentSyntax(name)?.Expression switch
        {
            CollectionExpressionSyntax collection => [.. collection.Elements],
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
            ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
            _ => [],
        };
        return index < elements.Length ? elements[index].GetLocation() : ArgumentLocation(name);
    }

    private AttributeSyntax? AttributeSyntax => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    private AttributeArgumentSyntax? ArgumentSyntax(string name)
    {
        int index = ParameterIndex(name);
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = AttributeSyntax?.ArgumentList?.Arguments ?? default;
        for (int i = 0; i < arguments.Count; i++)
        {
            string? written = arguments[i].NameEquals?.Name.Identifier.ValueText ?? arguments[i].NameColon?.Name.Identifier.ValueText;
            if (written == name || (written is null && i == index))
            {
                return arguments[i];
            }
        }

        return null;
    }
}
