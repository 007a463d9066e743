using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests.Text;

public class FigureFontsTests
{
    [Fact]
    public void A_font_file_serves_what_is_shaped_from_then_on()
    {
        // The embedded face once more changes nothing for other tests: it is asked after itself.
        string path = Path.GetTempFileName();
        try
        {
            using (Stream font = typeof(FontFace).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!)
            using (FileStream file = File.Create(path))
            {
                font.CopyTo(file);
            }

            FontFallback before = FontFallback.Current;
            FigureFonts.Add(path);
            Assert.NotSame(before, FontFallback.Current);
            OpenTypeFace added = OpenTypeFace.OfBytes(File.ReadAllBytes(path), 0)!;
            TextLine line = new TextShaper(new FontFallback([added], useSystem: false)).Shape("Type \u05D0");
            Assert.All(line.Runs, run => Assert.Same(added, run.Face));
            Assert.Equal(Lines.Shape("Type \u05D0").Width, line.Width);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_is_an_error()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => FigureFonts.Add("no such font.ttf"));
        Assert.Equal("There is no font file at 'no such font.ttf'.", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is no font.")]
    [InlineData("\0\u0001\0\0\0\u000F")]
    public void A_file_that_is_no_font_is_an_error(string content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => FigureFonts.Add(path));
            Assert.Contains($"'{path}' has no face 0", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>("path", () => FigureFonts.Add(" "));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => FigureFonts.Add("x", -1));
    }
}
