using System.Text;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>Where a command reads and writes: a person's terminal, a pipe, or a test.</summary>
public sealed class Terminal
{
    private readonly Lazy<IAnsiConsole> console;

    public Terminal(TextReader input, TextWriter output, TextWriter error, Func<IAnsiConsole>? console = null)
    {
        In = input;
        Out = output;
        Error = error;
        IsForPeople = console is not null;
        this.console = new Lazy<IAnsiConsole>(console ?? (() => throw new InvalidOperationException("Only a terminal has a console.")));
    }

    public TextReader In { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>People get colour, tables and progress; pipes get plain lines.</summary>
    public bool IsForPeople { get; }

    /// <summary>Someone is there to answer a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The Functions host reads along: it takes each line of standard error for an error, and of standard output for none.</summary>
    public bool IsForFunctionsHost { get; init; }

    /// <summary>Loaded only when asked for: a piped command must not pay for it at start.</summary>
    public IAnsiConsole Console => console.Value;

    /// <summary>Where an entry of the log goes.</summary>
    public TextWriter LogOf(LogLevel level) => IsForFunctionsHost && level < LogLevel.Error ? Out : Error;

    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            // Stories come in any script; a Windows code page would show question marks.
            System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        var isForPeople = !System.Console.IsOutputRedirected;
        return new Terminal(System.Console.In, System.Console.Out, System.Console.Error, isForPeople ? CreateConsole : null)
        {
            CanAsk = isForPeople && !System.Console.IsInputRedirected,
        };
    }

    private static IAnsiConsole CreateConsole() => AnsiConsole.Create(new AnsiConsoleSettings());
}
