using FeedWatch.Host.Logging;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Host.Tests.Output;

public sealed class PlainLoggerTests
{
    [Fact]
    public void An_entry_is_one_harmless_line_whatever_it_holds()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var provider = new PlainLoggerProvider(output, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        provider.CreateLogger("any").LogWarning(new InvalidOperationException("why\nnot"), "Feed {Title}", HostileStory.Title);
        var line = output.ToString();
        line.ShouldStartWith("2026-03-01T12:00:00Z warn  Feed ");
        line.TrimEnd('\n').ShouldNotContain('\n');
        line.ShouldContain("InvalidOperationException: why not");
        HostileText.ShouldBeHarmless(line);
    }
}
