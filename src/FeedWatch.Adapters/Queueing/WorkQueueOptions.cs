using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Adapters.Queueing;

/// <summary>Where work is handed over. Section <c>Queues</c>. The Functions host must listen to the same queues.</summary>
public sealed class WorkQueueOptions
{
    public const string Section = "Queues";

    private const string QueueName = "^[a-z0-9](-?[a-z0-9]){2,50}$";

    /// <summary>https://ACCOUNT.queue.core.windows.net, or a connection string. Default: what the Functions host uses (AzureWebJobsStorage), else the account of the store.</summary>
    public string Account { get; set; } = string.Empty;

    /// <summary>The queue of servers to poll. Default: poll.</summary>
    [RegularExpression(QueueName, ErrorMessage = "Queues:Poll must be 3 to 50 small letters, digits and single hyphens.")]
    public string Poll { get; set; } = "poll";

    /// <summary>The queue of recipients with due mail. Default: deliver.</summary>
    [RegularExpression(QueueName, ErrorMessage = "Queues:Deliver must be 3 to 50 small letters, digits and single hyphens.")]
    public string Deliver { get; set; } = "deliver";
}
