using System;

namespace AttnGen;

/// <content>The maps whose components have nodes of their own: x, y of every node. Two at the same x are a jump.</content>
internal static partial class ColormapTables
{
    private static ReadOnlySpan<double> HotRed =>
    [
        0, 0.0416,  0.365079, 1,  1, 1,
    ];

    private static ReadOnlySpan<double> HotGreen =>
    [
        0, 0,  0.365079, 0,  0.746032, 1,  1, 1,
    ];

    private static ReadOnlySpan<double> HotBlue =>
    [
        0, 0,  0.746032, 0,  1, 1,
    ];

    private static ReadOnlySpan<double> BoneRed =>
    [
        0, 0,  0.746032, 0.652778,  1, 1,
    ];

    private static ReadOnlySpan<double> BoneGreen =>
    [
        0, 0,  0.365079, 0.319444,  0.746032, 0.777778,  1, 1,
    ];

    private static ReadOnlySpan<double> BoneBlue =>
    [
        0, 0,  0.365079, 0.444444,  1, 1,
    ];

    private static ReadOnlySpan<double> CopperRed =>
    [
        0, 0,  0.809524, 1,  1, 1,
    ];

    private static ReadOnlySpan<double> CopperGreen =>
    [
        0, 0,  1, 0.7812,
    ];

    private static ReadOnlySpan<double> CopperBlue =>
    [
        0, 0,  1, 0.4975,
    ];

    private static ReadOnlySpan<double> HsvRed =>
    [
        0, 1,  0.15873, 1,  0.174603, 0.96875,  0.333333, 0.03125,  0.349206, 0,  0.666667, 0,  0.68254, 0.03125,
        0.84127, 0.96875,  0.857143, 1,  1, 1,
    ];

    private static ReadOnlySpan<double> HsvGreen =>
    [
        0, 0,  0.15873, 0.9375,  0.174603, 1,  0.507937, 1,  0.666667, 0.0625,  0.68254, 0,  1, 0,
    ];

    private static ReadOnlySpan<double> HsvBlue =>
    [
        0, 0,  0.333333, 0,  0.349206, 0.0625,  0.507937, 1,  0.84127, 1,  0.857143, 0.9375,  1, 0.09375,
    ];

    private static ReadOnlySpan<double> JetRed =>
    [
        0, 0,  0.35, 0,  0.66, 1,  0.89, 1,  1, 0.5,
    ];

    private static ReadOnlySpan<double> JetGreen =>
    [
        0, 0,  0.125, 0,  0.375, 1,  0.64, 1,  0.91, 0,  1, 0,
    ];

    private static ReadOnlySpan<double> JetBlue =>
    [
        0, 0.5,  0.11, 1,  0.34, 1,  0.65, 0,  1, 0,
    ];

    private static ReadOnlySpan<double> GistEarthRed =>
    [
        0, 0,  0.2824, 0.1882,  0.4588, 0.2714,  0.549, 0.4719,  0.698, 0.7176,  0.7882, 0.7553,  1, 0.9922,
    ];

    private static ReadOnlySpan<double> GistEarthGreen =>
    [
        0, 0,  0.0275, 0,  0.1098, 0.1893,  0.1647, 0.3035,  0.2078, 0.3841,  0.2824, 0.502,  0.5216, 0.6397,
        0.698, 0.7171,  0.7882, 0.6392,  0.7922, 0.6413,  0.8, 0.6447,  0.8078, 0.6481,  0.8157, 0.6549,  0.8667, 0.6991,
        0.8745, 0.7103,  0.8824, 0.7216,  0.8902, 0.7323,  0.898, 0.743,  0.9412, 0.8275,  0.9569, 0.8635,
        0.9647, 0.8816,  0.9961, 0.9733,  1, 0.9843,
    ];

    private static ReadOnlySpan<double> GistEarthBlue =>
    [
        0, 0,  0.0039, 0.1684,  0.0078, 0.2212,  0.0275, 0.4329,  0.0314, 0.4549,  0.2824, 0.5004,  0.4667, 0.2748,
        0.5451, 0.3205,  0.7843, 0.3961,  0.8941, 0.6651,  1, 0.9843,
    ];

    private static ReadOnlySpan<double> GistNcarRed =>
    [
        0, 0,  0.3098, 0,  0.3725, 0.3993,  0.4235, 0.5003,  0.5333, 1,  0.7922, 1,  0.8471, 0.6218,  0.898, 0.9235,
        1, 0.9961,
    ];

    private static ReadOnlySpan<double> GistNcarGreen =>
    [
        0, 0,  0.051, 0.3722,  0.1059, 0,  0.1569, 0.7202,  0.1608, 0.7537,  0.1647, 0.7752,  0.2157, 1,  0.2588, 0.9804,
        0.2706, 0.9804,  0.3176, 1,  0.3686, 0.8081,  0.4275, 1,  0.5216, 1,  0.6314, 0.7292,  0.6863, 0.2796,
        0.7451, 0,  0.7922, 0,  0.8431, 0.1753,  0.898, 0.5,  1, 0.9725,
    ];

    private static ReadOnlySpan<double> GistNcarBlue =>
    [
        0, 0.502,  0.051, 0.0222,  0.1098, 1,  0.2039, 1,  0.2627, 0.6145,  0.3216, 0,  0.4157, 0,  0.4745, 0.2342,
        0.5333, 0,  0.5804, 0,  0.6314, 0.0549,  0.6902, 0,  0.7373, 0,  0.7922, 0.9738,  0.8, 1,  0.8431, 1,
        0.898, 0.9341,  1, 0.9961,
    ];

    private static ReadOnlySpan<double> GistSternRed =>
    [
        0, 0,  0.0547, 1,  0.25, 0.027,  0.25, 0.25,  1, 1,
    ];

    private static ReadOnlySpan<double> GistSternGreen =>
    [
        0, 0,  1, 1,
    ];

    private static ReadOnlySpan<double> GistSternBlue =>
    [
        0, 0,  0.5, 1,  0.735, 0,  1, 1,
    ];
}
