namespace AttnGen.Kernels.Tests.Presets;

/// <summary>Marks the test that proves a cell of README.md's table: the setting in the row's last column gives the library's answer.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CellAttribute(string library, string option) : Attribute
{
    public (string Library, string Option) Cell => (library, option);
}
