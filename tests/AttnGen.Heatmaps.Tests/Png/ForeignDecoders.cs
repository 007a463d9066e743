using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace AttnGen.Heatmaps.Tests;

/// <summary>PNG readers of others.</summary>
internal static class ForeignDecoders
{
    /// <summary>SkiaSharp's.</summary>
    public static Rgba32[] Skia(byte[] png, int width, int height)
    {
        using SKBitmap? bitmap = SKBitmap.Decode(png, new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        Assert.NotNull(bitmap);
        return MemoryMarshal.Cast<byte, Rgba32>(bitmap.GetPixelSpan()).ToArray();
    }

    /// <summary>libpng, through netpbm's <c>pngtopam</c>.</summary>
    /// <returns>
    /// Null where the tool is not installed: xunit 2 cannot skip a test while it runs. Where the long sweeps are asked for, as the project's
    /// own check does after it has installed the tool, its absence is a failure.
    /// </returns>
    public static Rgba32[]? LibPng(byte[] png, int width, int height)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, png);
            ProcessStartInfo start = new("pngtopam", ["-alphapam", file]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return Pam(output.ToArray(), width, height);
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("ATTNGEN_LONG") != "1")
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Netpbm's PAM: a header of words in lines, then samples; of grey pictures one for red, green and blue.</summary>
    private static Rgba32[] Pam(byte[] file, int width, int height)
    {
        int end = file.AsSpan().IndexOf("ENDHDR\n"u8);
        Dictionary<string, string> header = Encoding.ASCII.GetString(file, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).Where(words => words.Length == 2).ToDictionary(words => words[0], words => words[1]);
        Assert.Equal((width, height), (int.Parse(header["WIDTH"]), int.Parse(header["HEIGHT"])));
        Assert.Equal("255", header["MAXVAL"]);
        int depth = int.Parse(header["DEPTH"]);
        Rgba32[] pixels = new Rgba32[width * height];
        for (int i = 0; i < pixels.Length; i++)
        {
            ReadOnlySpan<byte> sample = file.AsSpan(end + "ENDHDR\n".Length + (i * depth), depth);
            bool isGrey = depth < 3;
            pixels[i] = new Rgba32(sample[0], sample[isGrey ? 0 : 1], sample[isGrey ? 0 : 2], depth % 2 == 0 ? sample[^1] : (byte)255);
        }

        return pixels;
    }
}
