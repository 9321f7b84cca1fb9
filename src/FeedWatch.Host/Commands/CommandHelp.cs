using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FeedWatch.Host.Commands;

/// <summary>The library's help, and after it our examples, what the output holds and the exit codes.</summary>
/// <param name="isAskedFor">Whatever else is wrong with the command line, who asks for help gets it.</param>
public sealed class CommandHelp(HelpAction standard, bool isAskedFor) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => isAskedFor;

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is DocumentedCommand command)
        {
            WriteExamples(output, command.Examples);
            WriteSection(output, "Output:", command.Output);
        }

        WriteSection(output, "Exit codes:", "0  all well\n1  something failed: a feed, a mail, the work asked for\n2  wrong usage or configuration");
        return ExitCode.AllWell;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<(string Line, string Purpose)> examples)
    {
        if (examples.Count == 0)
        {
            return;
        }

        var width = examples.Max(example => example.Line.Length);
        WriteSection(output, "Examples:", string.Join('\n', examples.Select(example => $"{example.Line.PadRight(width)}  {example.Purpose}")));
    }

    private static void WriteSection(TextWriter output, string title, string? lines)
    {
        if (lines is null)
        {
            return;
        }

        output.WriteLine(title);
        foreach (var line in lines.Split('\n'))
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}
