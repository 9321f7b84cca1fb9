using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Logging;

/// <summary>Writes each entry as one plain line: for journals, containers and people alike.</summary>
public sealed class PlainLoggerProvider(TextWriter output, TimeProvider time) : ILoggerProvider
{
    private readonly Lock writing = new();

    public ILogger CreateLogger(string categoryName) => new PlainLogger(Write);

    public void Dispose()
    {
        // The writer belongs to whoever gave it.
    }

    private void Write(LogLevel level, string line)
    {
        lock (writing)
        {
            output.WriteLine($"{Output.Moment.Iso(time.GetUtcNow())} {Word(level)} {line}");
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Warning => "warn ",
        LogLevel.Error or LogLevel.Critical => "error",
        _ => "info ",
    };
}
