using FeedWatch.Adapters.Delivering.SendGrid;
using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Delivering;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Delivering;

/// <summary>Says at start what the chosen transport lacks, all of it at once, and what to set.</summary>
public sealed class MailOptionsCheck(IOptions<SmtpOptions> smtp, IOptions<SendGridOptions> sendGrid) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        try
        {
            return Check(options);
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            // The transport's own options cannot be read, and say so themselves.
            return ValidateOptionsResult.Skip;
        }
    }

    private ValidateOptionsResult Check(MailOptions options)
    {
        var chosen = TransportChoice.Of(options, smtp.Value, sendGrid.Value);
        var errors = FromErrors(options, chosen).Concat(chosen switch
        {
            TransportKind.Smtp => SmtpErrors(smtp.Value),
            TransportKind.SendGrid => SendGridErrors(sendGrid.Value),
            _ => [],
        }).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> FromErrors(MailOptions options, TransportKind chosen)
    {
        if (string.IsNullOrWhiteSpace(options.From))
        {
            if (ReachesPeople(chosen))
            {
                yield return $"Mail:From is empty, and {NameOf(chosen)} needs a sender: set it to the address that alerts come from, such as alerts@your-domain.";
            }
        }
        else if (!Sender.IsAddress(options.From.Trim()))
        {
            yield return $"Mail:From is not an email address: '{Reply.Shorten(options.From)}'. Write the address alone; the name goes into Mail:FromName.";
        }
        else if (ReachesPeople(chosen) && ReservedAddresses.IsReserved(options.From))
        {
            yield return $"Mail:From is an address of a domain reserved for examples: '{options.From}'. Set it to an address of your own.";
        }
    }

    private static IEnumerable<string> SmtpErrors(SmtpOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
        {
            yield return "Mail:Smtp:Host is empty: set it to the name of your mail server, or set Mail:Transport to folder.";
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            yield return "Mail:Smtp:User and Mail:Smtp:Password go together: set both, or neither.";
        }
        else if (options.Security is SmtpSecurity.None && !string.IsNullOrEmpty(options.User) && !IsThisMachine(options.Host))
        {
            yield return "Mail:Smtp:Password would be sent in clear: set Mail:Smtp:Security to starttls or tls.";
        }

        if (!string.IsNullOrWhiteSpace(options.CertificateAuthorityFile) && !File.Exists(options.CertificateAuthorityFile))
        {
            yield return $"Mail:Smtp:CertificateAuthorityFile does not exist: {options.CertificateAuthorityFile}";
        }
    }

    private static IEnumerable<string> SendGridErrors(SendGridOptions options)
    {
        if (!options.HasKey)
        {
            yield return "Mail:SendGrid:ApiKey is empty: set the environment variable Mail__SendGrid__ApiKey, or set Mail:Transport to folder.";
        }

        if (!options.BaseUrl.IsAbsoluteUri || !(options.BaseUrl.Scheme == Uri.UriSchemeHttps || options.BaseUrl.IsLoopback))
        {
            yield return "Mail:SendGrid:BaseUrl must begin with https://: the key goes there.";
        }
    }

    private static bool ReachesPeople(TransportKind chosen) => chosen is not (TransportKind.Folder or TransportKind.Hold);

    private static string NameOf(TransportKind kind) => kind is TransportKind.SendGrid ? "SendGrid" : "SMTP";

    private static bool IsThisMachine(string? host) => host is "localhost" or "127.0.0.1" or "::1";
}
