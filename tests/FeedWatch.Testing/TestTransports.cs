using FeedWatch.Adapters.Delivering;
using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Testing.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedWatch.Testing;

public static class TestTransports
{
    /// <summary>Real SMTP in clear to a loopback sink.</summary>
    public static SmtpTransport Smtp(SmtpSink sink, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var options = new SmtpOptions { Host = "127.0.0.1", Port = sink.Port, Security = SmtpSecurity.None };
        return new SmtpTransport(Options.Create(options), new Sender("alerts@desk.internal", "FeedWatch"), time, NullLogger<SmtpTransport>.Instance);
    }
}
