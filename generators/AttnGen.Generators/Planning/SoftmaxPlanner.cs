using System;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>Chooses the unit of a block's logits and how many exponentials run side by side.</summary>
internal static class SoftmaxPlanner
{
    /// <summary>8 log₂ e: what multiplies a natural logarithm, to be counted in eighths of a binary one.</summary>
    private const double EighthsOfUnit = 11.541560327111707;

    /// <summary>The plan of one vector width.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="visit">The keys that a block visits.</param>
    /// <param name="lanes">Floats of a vector.</param>
    /// <param name="isFew">Whether vectors run over dim, and only scalar code takes queries by the block: its logits are as theirs.</param>
    public static SoftmaxPlan Plan(AttentionSpec spec, VisitPlan visit, int lanes, bool isFew)
    {
        float scale = BitConverter.ToSingle(BitConverter.GetBytes(spec.ScaleBits), 0), eighths = (float)(scale * EighthsOfUnit);
        if (isFew || StaysNatural(spec) || !IsExact(scale) || !IsExact(eighths))
        {
            return new(IsBinary: false, spec.ScaleBits, KeysAtOnce: 1);
        }

        int atOnce = KernelTuning.ExponentialsAtOnce(lanes);
        return new(IsBinary: true, BitConverter.ToUInt32(BitConverter.GetBytes(eighths), 0), visit.MostKeys < atOnce ? 1 : atOnce);
    }

    /// <summary>
    /// Whether someone else counts logits in natural units: the caller who gets scores, adds to them or bounds them, or gives the factor. A bias may be
    /// a padding, and a model's numbers are the same bits whether it comes as bias, mask or lengths.
    /// </summary>
    private static bool StaysNatural(AttentionSpec spec) =>
        !spec.HasSoftmax || spec.HasScores || spec.HasGain || spec.HasBias || spec.HasMask || spec.HasLengths
        || spec.Options.SoftcapBits is not null;

    /// <summary>Whether a factor has all its digits.</summary>
    private static bool IsExact(float factor) => factor == 0 || (Math.Abs(factor) >= 1.17549435e-38f && !float.IsInfinity(factor));
}
