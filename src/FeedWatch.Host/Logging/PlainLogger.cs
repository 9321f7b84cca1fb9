using System.Text;
using FeedWatch.Delivering;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Logging;

/// <summary>One entry, one line: whatever a server or feed put into it cannot start a second one or speak to the terminal. What it belongs to stands before it, in brackets.</summary>
internal sealed class PlainLogger(Action<LogLevel, string> write, IExternalScopeProvider scopes) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = new StringBuilder();
        scopes.ForEachScope((scope, text) => text.Append('[').Append(scope).Append("] "), line);
        line.Append(formatter(state, exception)).Append(exception switch
        {
            null => string.Empty,

            // Written for people, and no fault of ours: where in the code it came up helps nobody.
            StorageException => $": {exception.Message}",
            _ => $": {exception.GetType().Name}: {exception.Message} {exception.StackTrace}",
        });
        write(logLevel, CleanText.OneLine(line.ToString()));
    }
}
