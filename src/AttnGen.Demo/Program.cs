using System.Text;
using AttnGen.Demo;
using AttnGen.Demo.Dates;
using AttnGen.Demo.Digits;
using AttnGen.Demo.Photo;

Console.OutputEncoding = Encoding.UTF8;
DemoOptions options = DemoOptions.Parse(args);
if (options.IsHelp)
{
    Console.WriteLine(DemoOptions.Help);
    return 0;
}

if (options.Error is not null)
{
    Console.Error.WriteLine($"attngen-demo: {options.Error}");
    Console.Error.WriteLine("Run with --help to see the options.");
    return 2;
}

try
{
    Directory.CreateDirectory(options.OutputFolder);
    SentenceExample.Run(options.OutputFolder);
    HotExample.Run(options.OutputFolder);
    KerasExample.Run();
    DateExample.Run(options.OutputFolder);
    DigitExample.Run(options.OutputFolder);
    PhotoExample.Run(options.OutputFolder);
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"attngen-demo: cannot write to the folder '{options.OutputFolder}': {exception.Message}");
    Console.Error.WriteLine("Choose a folder that can be written with --out DIR.");
    return 1;
}
