using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Adapters.Delivering.SendGrid;

/// <summary>The account at Twilio SendGrid that sends our mail.</summary>
public sealed class SendGridOptions
{
    public const string Section = "Mail:SendGrid";

    /// <summary>A secret with the right "Mail Send" and no other: set it by environment variable (Mail__SendGrid__ApiKey) or key vault.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Azure hands the reference itself to the program where it cannot read the secret behind it.</summary>
    public bool HasKey => !string.IsNullOrWhiteSpace(ApiKey) && !ApiKey.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase);

    /// <summary>Default: https://api.sendgrid.com. Accounts kept in the EU use https://api.eu.sendgrid.com.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.sendgrid.com");

    /// <summary>How long one mail may take. Default: 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
