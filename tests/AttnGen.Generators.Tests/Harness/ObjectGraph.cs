using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Walks everything that a pipeline step's output refers to. One symbol, node or location would keep whole compilations alive in the
/// editor and never compare equal after an edit.
/// </summary>
internal static class ObjectGraph
{
    private const BindingFlags AllFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static void AssertHoldsNoCompilerObject(IEnumerable<object> roots)
    {
        HashSet<object> visited = new(ReferenceEqualityComparer.Instance);
        foreach (object root in roots)
        {
            Visit(root, root.GetType().Name, visited);
        }
    }

    private static void Visit(object? node, string path, HashSet<object> visited)
    {
        if (node is null or string or Type || node.GetType().IsPrimitive || node.GetType().IsEnum || (!node.GetType().IsValueType && !visited.Add(node)))
        {
            return;
        }

        // "is", not an exact type: these are abstract types and interfaces.
        if (node is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or AttributeData or Compilation or SemanticModel or Diagnostic)
        {
            Assert.Fail($"{path} holds a {node.GetType()}; a pipeline step must hold plain data only.");
        }

        if (node is IEnumerable elements)
        {
            int index = 0;
            foreach (object? element in elements)
            {
                Visit(element, $"{path}[{index++}]", visited);
            }
        }

        for (Type? type = node.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(AllFields))
            {
                Visit(field.GetValue(node), $"{path}.{field.Name}", visited);
            }
        }
    }
}
