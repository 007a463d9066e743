using System;
using System.Globalization;
using AttnGen.Generators.Diagnostics;

namespace AttnGen.Generators.Parsing;

/// <summary>Doubles of attributes as the floats that kernels compute with.</summary>
internal static class FloatParser
{
    /// <summary>The bits of the nearest float, with an error on the argument where that is not finite or lost to zero.</summary>
    public static uint Bits(DeclarationReader reader, string argument, double value)
    {
        float rounded = (float)value;
        bool isFinite = !float.IsNaN(rounded) && !float.IsInfinity(rounded);
        if (!isFinite || (rounded == 0 && value != 0))
        {
            reader.ErrorOnArgument(
                isFinite ? DiagnosticDescriptors.RoundsToZero : DiagnosticDescriptors.NotFinite,
                argument, argument, value.ToString(CultureInfo.InvariantCulture));
        }

        return BitConverter.ToUInt32(BitConverter.GetBytes(rounded), 0);
    }
}
