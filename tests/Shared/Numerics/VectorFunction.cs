using System.Runtime.Intrinsics;
using AttnGen.Numerics;

namespace AttnGen.Tests.Shared;

/// <summary>A function of AttnGen.Numerics at every width, and what it is measured against.</summary>
/// <param name="Name">For messages and for the command line.</param>
/// <param name="FirstPattern">Bits of the first argument of its domain.</param>
/// <param name="LastPattern">Bits of the last; all patterns between belong to the domain.</param>
/// <param name="Reference">The same function in double precision; where it is 0, the bits of the result have to be +0.</param>
internal sealed record VectorFunction(
    string Name,
    uint FirstPattern,
    uint LastPattern,
    Func<float, double> Reference,
    Func<float, float> Scalar,
    Func<Vector128<float>, Vector128<float>> Of128,
    Func<Vector256<float>, Vector256<float>> Of256,
    Func<Vector512<float>, Vector512<float>> Of512)
{
    /// <summary>The unit of its error where that is absolute; null: units in the last place.</summary>
    public double? ErrorUnit { get; init; }

    /// <summary>[−∞, −0]; a result that would be subnormal is flushed.</summary>
    public static readonly VectorFunction Exp = new(
        "exp",
        FirstPattern: 0x80000000,
        LastPattern: 0xFF800000,
        static x => x < VectorExp.UnderflowLimit ? 0 : Math.Exp(x),
        VectorExp.ExpNonPositive,
        VectorExp.ExpNonPositive,
        VectorExp.ExpNonPositive,
        VectorExp.ExpNonPositive);

    /// <summary>[−∞, −0]; a result that would be subnormal is flushed.</summary>
    public static readonly VectorFunction Exp2OfEighths = new(
        "exp2-of-eighths",
        FirstPattern: 0x80000000,
        LastPattern: 0xFF800000,
        static x => x < VectorExp2.UnderflowLimit ? 0 : Math.Exp(x * (Math.Log(2) / 8)),
        VectorExp2.OfEighths,
        VectorExp2.OfEighths,
        VectorExp2.OfEighths,
        VectorExp2.OfEighths);

    /// <summary>[+0, +∞]; the negative half follows, as the function is odd.</summary>
    public static readonly VectorFunction Tanh = new(
        "tanh",
        FirstPattern: 0x00000000,
        LastPattern: 0x7F800000,
        static x => Math.Tanh(x),
        VectorTanh.Tanh,
        VectorTanh.Tanh,
        VectorTanh.Tanh,
        VectorTanh.Tanh);

    /// <summary>The positive normal numbers.</summary>
    public static readonly VectorFunction Log = new(
        "log",
        FirstPattern: 0x00800000,
        LastPattern: 0x7F7FFFFF,
        static x => Math.Log(x),
        VectorLog.Log,
        VectorLog.Log,
        VectorLog.Log,
        VectorLog.Log);

    /// <summary>[+0, +∞].</summary>
    public static readonly VectorFunction Sigmoid = new(
        "sigmoid",
        FirstPattern: 0x00000000,
        LastPattern: 0x7F800000,
        ExactSigmoid,
        VectorSigmoid.Sigmoid,
        VectorSigmoid.Sigmoid,
        VectorSigmoid.Sigmoid,
        VectorSigmoid.Sigmoid);

    /// <summary>[−∞, −0], the other half of the domain; a result that would be subnormal is flushed.</summary>
    public static readonly VectorFunction SigmoidOfNegatives = Sigmoid with
    {
        Name = "sigmoid-of-negatives", FirstPattern = 0x80000000, LastPattern = 0xFF800000,
    };

    /// <summary>[+0, +∞], with an absolute error in units of 2⁻²⁴.</summary>
    public static readonly VectorFunction TanhOfSum = new(
        "tanh-of-sum",
        FirstPattern: 0x00000000,
        LastPattern: 0x7F800000,
        static x => Math.Tanh(x),
        VectorTanhOfSum.Tanh,
        VectorTanhOfSum.Tanh,
        VectorTanhOfSum.Tanh,
        VectorTanhOfSum.Tanh)
    {
        ErrorUnit = 1.0 / (1 << 24),
    };

    /// <summary>[−∞, −0], the other half of the domain.</summary>
    public static readonly VectorFunction TanhOfSumOfNegatives = TanhOfSum with
    {
        Name = "tanh-of-sum-of-negatives", FirstPattern = 0x80000000, LastPattern = 0xFF800000,
    };

    public static VectorFunction Find(string name) =>
        new[] { Exp, Exp2OfEighths, Tanh, Log, Sigmoid, SigmoidOfNegatives, TanhOfSum, TanhOfSumOfNegatives }.Single(function => function.Name == name);

    /// <summary>The bits that every width gives; vectors that the hardware lacks are included, as the runtime emulates them.</summary>
    public uint[] BitsAtEveryWidth(uint argument)
    {
        float x = BitConverter.UInt32BitsToSingle(argument);
        return
        [
            BitConverter.SingleToUInt32Bits(Scalar(x)),
            Of128(Vector128.Create(x)).AsUInt32().GetElement(3),
            Of256(Vector256.Create(x)).AsUInt32().GetElement(5),
            Of512(Vector512.Create(x)).AsUInt32().GetElement(11),
        ];
    }

    public override string ToString() => Name;

    private static double ExactSigmoid(float x) => x < VectorExp.UnderflowLimit ? 0 : 1 / (1 + Math.Exp(-(double)x));
}
