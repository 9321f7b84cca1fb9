using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Logging;

/// <summary>Writes each entry as one plain line: for journals, containers and people alike.</summary>
/// <param name="outputOf">Where entries of a level go.</param>
public sealed class PlainLoggerProvider(Func<LogLevel, TextWriter> outputOf, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private readonly Lock writing = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public PlainLoggerProvider(TextWriter output, TimeProvider time)
        : this(_ => output, time)
    {
    }

    public ILogger CreateLogger(string categoryName) => new PlainLogger(Write, scopes);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        // The writers belong to whoever gave them.
    }

    private void Write(LogLevel level, string line)
    {
        lock (writing)
        {
            outputOf(level).WriteLine($"{Output.Moment.Iso(time.GetUtcNow())} {Word(level)} {line}");
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
