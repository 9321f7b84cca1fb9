using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Delivering;

/// <summary>Stands in while no mail server is configured and files would reach nobody: every alert waits.</summary>
public sealed class HeldTransport : IMailTransport
{
    private const string Advice =
        "Alerts are kept and wait: no mail server is configured. Set Mail:From and either Mail:SendGrid:ApiKey or Mail:Smtp:Host (environment: Mail__From, Mail__SendGrid__ApiKey).";

    public string Name => "none";

    public bool ReachesPeople => false;

    public string? Missing => Advice;

    public Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.TryLater(Advice));
}
