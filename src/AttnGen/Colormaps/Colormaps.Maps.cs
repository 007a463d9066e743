namespace AttnGen;

/// <content>The forward maps by their names in C#.</content>
public static partial class Colormaps
{
    /// <summary>Perceptually uniform, <c>viridis</c>: dark violet over green to yellow; matplotlib's default.</summary>
    public static Colormap Viridis => Maps["viridis"].Value;

    /// <summary>Perceptually uniform, <c>plasma</c>: dark blue over red to yellow.</summary>
    public static Colormap Plasma => Maps["plasma"].Value;

    /// <summary>Perceptually uniform, <c>inferno</c>: black over violet and orange to pale yellow.</summary>
    public static Colormap Inferno => Maps["inferno"].Value;

    /// <summary>Perceptually uniform, <c>magma</c>: black over violet to pale pink.</summary>
    public static Colormap Magma => Maps["magma"].Value;

    /// <summary>Perceptually uniform, <c>cividis</c>: dark blue over grey to yellow, made for colour-vision deficiency.</summary>
    public static Colormap Cividis => Maps["cividis"].Value;

    /// <summary>Perceptually uniform, <c>rocket</c>: black over red to pale pink; the default of seaborn's heatmap.</summary>
    public static Colormap Rocket => Maps["rocket"].Value;

    /// <summary>Perceptually uniform, <c>mako</c>: black over blue to pale green.</summary>
    public static Colormap Mako => Maps["mako"].Value;

    /// <summary>Perceptually uniform, <c>flare</c>: light orange over red to violet.</summary>
    public static Colormap Flare => Maps["flare"].Value;

    /// <summary>Perceptually uniform, <c>crest</c>: light green to dark blue.</summary>
    public static Colormap Crest => Maps["crest"].Value;

    /// <summary>Sequential, <c>Blues</c>: white to dark blue.</summary>
    public static Colormap Blues => Maps["Blues"].Value;

    /// <summary>Sequential, <c>Greens</c>: white to dark green.</summary>
    public static Colormap Greens => Maps["Greens"].Value;

    /// <summary>Sequential, <c>Reds</c>: white to dark red.</summary>
    public static Colormap Reds => Maps["Reds"].Value;

    /// <summary>Sequential, <c>Oranges</c>: white to brown.</summary>
    public static Colormap Oranges => Maps["Oranges"].Value;

    /// <summary>Sequential, <c>Purples</c>: white to dark violet.</summary>
    public static Colormap Purples => Maps["Purples"].Value;

    /// <summary>Sequential, <c>Greys</c>: white to black.</summary>
    public static Colormap Greys => Maps["Greys"].Value;

    /// <summary>Sequential, <c>YlOrRd</c>: yellow over orange to red.</summary>
    public static Colormap YlOrRd => Maps["YlOrRd"].Value;

    /// <summary>Sequential, <c>YlGnBu</c>: yellow over green to blue.</summary>
    public static Colormap YlGnBu => Maps["YlGnBu"].Value;

    /// <summary>Sequential, <c>YlGn</c>: yellow to green.</summary>
    public static Colormap YlGn => Maps["YlGn"].Value;

    /// <summary>Sequential, <c>OrRd</c>: orange to red.</summary>
    public static Colormap OrRd => Maps["OrRd"].Value;

    /// <summary>Sequential, <c>PuBu</c>: purple to blue.</summary>
    public static Colormap PuBu => Maps["PuBu"].Value;

    /// <summary>Sequential, <c>BuPu</c>: blue to purple.</summary>
    public static Colormap BuPu => Maps["BuPu"].Value;

    /// <summary>Sequential, <c>GnBu</c>: green to blue.</summary>
    public static Colormap GnBu => Maps["GnBu"].Value;

    /// <summary>Sequential, <c>hot</c>: black over red and yellow to white.</summary>
    public static Colormap Hot => Maps["hot"].Value;

    /// <summary>Sequential, <c>afmhot</c>: black over orange to white.</summary>
    public static Colormap Afmhot => Maps["afmhot"].Value;

    /// <summary>Sequential, <c>gray</c>: black to white.</summary>
    public static Colormap Gray => Maps["gray"].Value;

    /// <summary>Sequential, <c>bone</c>: black over blue grey to white.</summary>
    public static Colormap Bone => Maps["bone"].Value;

    /// <summary>Sequential, <c>copper</c>: black to copper.</summary>
    public static Colormap Copper => Maps["copper"].Value;

    /// <summary>Sequential, <c>pink</c>: black over pink to white.</summary>
    public static Colormap Pink => Maps["pink"].Value;

    /// <summary>Sequential, <c>cool</c>: cyan to magenta.</summary>
    public static Colormap Cool => Maps["cool"].Value;

    /// <summary>Sequential, <c>spring</c>: magenta to yellow.</summary>
    public static Colormap Spring => Maps["spring"].Value;

    /// <summary>Sequential, <c>summer</c>: green to yellow.</summary>
    public static Colormap Summer => Maps["summer"].Value;

    /// <summary>Sequential, <c>autumn</c>: red to yellow.</summary>
    public static Colormap Autumn => Maps["autumn"].Value;

    /// <summary>Sequential, <c>winter</c>: blue to green.</summary>
    public static Colormap Winter => Maps["winter"].Value;

    /// <summary>Sequential, <c>Wistia</c>: yellow to orange.</summary>
    public static Colormap Wistia => Maps["Wistia"].Value;

    /// <summary>Sequential, <c>gist_heat</c>: black over red to white, Yorick's.</summary>
    public static Colormap GistHeat => Maps["gist_heat"].Value;

    /// <summary>Sequential, <c>BuGn</c>: blue to green.</summary>
    public static Colormap BuGn => Maps["BuGn"].Value;

    /// <summary>Sequential, <c>PuBuGn</c>: purple over blue to green.</summary>
    public static Colormap PuBuGn => Maps["PuBuGn"].Value;

    /// <summary>Sequential, <c>PuRd</c>: purple to red.</summary>
    public static Colormap PuRd => Maps["PuRd"].Value;

    /// <summary>Sequential, <c>RdPu</c>: red to purple.</summary>
    public static Colormap RdPu => Maps["RdPu"].Value;

    /// <summary>Sequential, <c>YlOrBr</c>: yellow over orange to brown.</summary>
    public static Colormap YlOrBr => Maps["YlOrBr"].Value;

    /// <summary>Sequential, <c>binary</c>: white to black.</summary>
    public static Colormap Binary => Maps["binary"].Value;

    /// <summary>Sequential, <c>gist_gray</c>: black to white, Yorick's.</summary>
    public static Colormap GistGray => Maps["gist_gray"].Value;

    /// <summary>Sequential, <c>gist_yarg</c>: white to black, Yorick's.</summary>
    public static Colormap GistYarg => Maps["gist_yarg"].Value;

    /// <summary>Diverging, <c>coolwarm</c>: blue over grey to red, by Kenneth Moreland.</summary>
    public static Colormap Coolwarm => Maps["coolwarm"].Value;

    /// <summary>Diverging, <c>bwr</c>: blue over white to red.</summary>
    public static Colormap Bwr => Maps["bwr"].Value;

    /// <summary>Diverging, <c>seismic</c>: dark blue over white to dark red.</summary>
    public static Colormap Seismic => Maps["seismic"].Value;

    /// <summary>Diverging, <c>RdBu</c>: red over white to blue.</summary>
    public static Colormap RdBu => Maps["RdBu"].Value;

    /// <summary>Diverging, <c>RdYlBu</c>: red over yellow to blue.</summary>
    public static Colormap RdYlBu => Maps["RdYlBu"].Value;

    /// <summary>Diverging, <c>RdYlGn</c>: red over yellow to green.</summary>
    public static Colormap RdYlGn => Maps["RdYlGn"].Value;

    /// <summary>Diverging, <c>PiYG</c>: pink over white to green.</summary>
    public static Colormap PiYG => Maps["PiYG"].Value;

    /// <summary>Diverging, <c>PRGn</c>: purple over white to green.</summary>
    public static Colormap PRGn => Maps["PRGn"].Value;

    /// <summary>Diverging, <c>BrBG</c>: brown over white to blue green.</summary>
    public static Colormap BrBG => Maps["BrBG"].Value;

    /// <summary>Diverging, <c>PuOr</c>: brown over white to purple.</summary>
    public static Colormap PuOr => Maps["PuOr"].Value;

    /// <summary>Diverging, <c>Spectral</c>: red over yellow to blue.</summary>
    public static Colormap Spectral => Maps["Spectral"].Value;

    /// <summary>Diverging, <c>RdGy</c>: red over white to grey.</summary>
    public static Colormap RdGy => Maps["RdGy"].Value;

    /// <summary>Diverging, <c>icefire</c>: light blue over black to light orange.</summary>
    public static Colormap Icefire => Maps["icefire"].Value;

    /// <summary>Diverging, <c>vlag</c>: blue over white to red.</summary>
    public static Colormap Vlag => Maps["vlag"].Value;

    /// <summary>Cyclic, <c>twilight</c>: light over blue, black and red to light; 510 entries.</summary>
    public static Colormap Twilight => Maps["twilight"].Value;

    /// <summary>Cyclic, <c>twilight_shifted</c>: twilight from its dark middle; 510 entries.</summary>
    public static Colormap TwilightShifted => Maps["twilight_shifted"].Value;

    /// <summary>Cyclic, <c>hsv</c>: the hues from red to red.</summary>
    public static Colormap Hsv => Maps["hsv"].Value;

    /// <summary>Miscellaneous, <c>jet</c>: dark blue over cyan and yellow to dark red.</summary>
    public static Colormap Jet => Maps["jet"].Value;

    /// <summary>Miscellaneous, <c>rainbow</c>: violet over green to red.</summary>
    public static Colormap Rainbow => Maps["rainbow"].Value;

    /// <summary>Miscellaneous, <c>terrain</c>: sea, plains, mountains and snow.</summary>
    public static Colormap Terrain => Maps["terrain"].Value;

    /// <summary>Miscellaneous, <c>ocean</c>: green over blue to white.</summary>
    public static Colormap Ocean => Maps["ocean"].Value;

    /// <summary>Miscellaneous, <c>nipy_spectral</c>: black over the spectrum to grey.</summary>
    public static Colormap NipySpectral => Maps["nipy_spectral"].Value;

    /// <summary>Miscellaneous, <c>turbo</c>: a smoother jet, by Anton Mikhailov.</summary>
    public static Colormap Turbo => Maps["turbo"].Value;

    /// <summary>Miscellaneous, <c>cubehelix</c>: black over a helix of hues to white, by D. A. Green.</summary>
    public static Colormap Cubehelix => Maps["cubehelix"].Value;

    /// <summary>Miscellaneous, <c>gnuplot</c>: black over blue and red to yellow.</summary>
    public static Colormap Gnuplot => Maps["gnuplot"].Value;

    /// <summary>Miscellaneous, <c>gnuplot2</c>: black over blue and orange to white.</summary>
    public static Colormap Gnuplot2 => Maps["gnuplot2"].Value;

    /// <summary>Miscellaneous, <c>CMRmap</c>: black over blue and orange to white, even when printed in grey; by Carey Rappaport.</summary>
    public static Colormap CMRmap => Maps["CMRmap"].Value;

    /// <summary>Miscellaneous, <c>gist_earth</c>: deep sea to snow, Yorick's.</summary>
    public static Colormap GistEarth => Maps["gist_earth"].Value;

    /// <summary>Miscellaneous, <c>brg</c>: blue over red to green.</summary>
    public static Colormap Brg => Maps["brg"].Value;

    /// <summary>Miscellaneous, <c>flag</c>: red, white, blue and black, again and again.</summary>
    public static Colormap Flag => Maps["flag"].Value;

    /// <summary>Miscellaneous, <c>prism</c>: the rainbow, again and again.</summary>
    public static Colormap Prism => Maps["prism"].Value;

    /// <summary>Miscellaneous, <c>gist_ncar</c>: the radar colours of NCAR, Yorick's.</summary>
    public static Colormap GistNcar => Maps["gist_ncar"].Value;

    /// <summary>Miscellaneous, <c>gist_rainbow</c>: the hues from red to magenta, Yorick's.</summary>
    public static Colormap GistRainbow => Maps["gist_rainbow"].Value;

    /// <summary>Miscellaneous, <c>gist_stern</c>: black over a red spike to white, Yorick's.</summary>
    public static Colormap GistStern => Maps["gist_stern"].Value;

    /// <summary>Qualitative, <c>Accent</c>: 8 colours.</summary>
    public static Colormap Accent => Maps["Accent"].Value;

    /// <summary>Qualitative, <c>Dark2</c>: 8 dark colours.</summary>
    public static Colormap Dark2 => Maps["Dark2"].Value;

    /// <summary>Qualitative, <c>Paired</c>: 12 colours, six pairs of light and dark.</summary>
    public static Colormap Paired => Maps["Paired"].Value;

    /// <summary>Qualitative, <c>Pastel1</c>: 9 pale colours.</summary>
    public static Colormap Pastel1 => Maps["Pastel1"].Value;

    /// <summary>Qualitative, <c>Pastel2</c>: 8 pale colours.</summary>
    public static Colormap Pastel2 => Maps["Pastel2"].Value;

    /// <summary>Qualitative, <c>Set1</c>: 9 strong colours.</summary>
    public static Colormap Set1 => Maps["Set1"].Value;

    /// <summary>Qualitative, <c>Set2</c>: 8 muted colours.</summary>
    public static Colormap Set2 => Maps["Set2"].Value;

    /// <summary>Qualitative, <c>Set3</c>: 12 light colours.</summary>
    public static Colormap Set3 => Maps["Set3"].Value;

    /// <summary>Qualitative, <c>tab10</c>: 10 colours, matplotlib's cycle.</summary>
    public static Colormap Tab10 => Maps["tab10"].Value;

    /// <summary>Qualitative, <c>tab20</c>: 20 colours, ten pairs of dark and light.</summary>
    public static Colormap Tab20 => Maps["tab20"].Value;

    /// <summary>Qualitative, <c>tab20b</c>: 20 colours, five hues in four shades.</summary>
    public static Colormap Tab20b => Maps["tab20b"].Value;

    /// <summary>Qualitative, <c>tab20c</c>: 20 colours, five hues in four shades.</summary>
    public static Colormap Tab20c => Maps["tab20c"].Value;
}
