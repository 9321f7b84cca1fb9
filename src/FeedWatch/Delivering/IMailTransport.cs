namespace FeedWatch.Delivering;

/// <summary>Hands one mail to a server. Never throws for what the server or the network does; a cancellation goes through.</summary>
public interface IMailTransport
{
    /// <summary>smtp, sendgrid or folder, for the ledger.</summary>
    string Name { get; }

    /// <summary>False where nobody is emailed (files in a folder): then reserved addresses are fine.</summary>
    bool ReachesPeople { get; }

    /// <summary>What has to be set before anything can be sent: until then alerts wait. Null: nothing.</summary>
    string? Missing => null;

    Task<SendResult> SendAsync(Mail mail, CancellationToken cancellationToken);
}
