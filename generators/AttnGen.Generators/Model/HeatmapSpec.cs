namespace AttnGen.Generators.Model;

/// <summary>A parameter of an attention kernel that takes the weights as colours.</summary>
/// <param name="Role">The name that it has inside the kernel, whatever the user calls it.</param>
/// <param name="Parameter">The user's name.</param>
/// <param name="Colors">How weights become colours.</param>
/// <param name="IsPixels">Whether it takes pixels; otherwise it takes indices.</param>
internal sealed record HeatmapSpec(string Role, string Parameter, ColorsSpec Colors, bool IsPixels)
{
    /// <summary>The type of its elements inside the kernel: a pixel is a number of four bytes.</summary>
    public string ElementType => IsPixels ? "uint" : IndexType;

    /// <summary>The full name of the type of its elements as the user declares it.</summary>
    public string DeclaredType => IsPixels ? "global::" + Colors.PixelType : IndexType;

    /// <summary>Whether codes are what the caller gets, so that they need no place of their own.</summary>
    public bool TakesCodes => !IsPixels && !Colors.IndicesAreBytes;

    private string IndexType => Colors.IndicesAreBytes ? "byte" : "short";
}
