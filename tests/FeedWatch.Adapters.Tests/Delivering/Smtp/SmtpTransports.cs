using FeedWatch.Adapters.Delivering;
using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Testing.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Tests.Delivering.Smtp;

/// <summary>Transports that send to a sink.</summary>
internal static class SmtpTransports
{
    public static SmtpOptions OptionsFor(SmtpSink sink, SmtpSecurity security = SmtpSecurity.None) =>
        new() { Host = SmtpSink.Host, Port = sink.Port, Security = security };

    public static SmtpTransport To(SmtpSink sink) => To(OptionsFor(sink));

    public static SmtpTransport To(SmtpOptions options, TimeProvider? time = null, ILogger<SmtpTransport>? logger = null, Sender? sender = null) => new(
        Options.Create(options),
        sender ?? new Sender("alerts@feedwatch.int", "FeedWatch"),
        time ?? TimeProvider.System,
        logger ?? NullLogger<SmtpTransport>.Instance);
}
