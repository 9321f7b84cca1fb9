using FeedWatch.Delivering;
using FeedWatch.Fetching;
using FeedWatch.Parsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedWatch;

/// <summary>The steps, in order. Stores and the mail transport come from the adapters.</summary>
public static class FeedWatchServices
{
    public static IServiceCollection AddFeedWatch(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStep<PollOptions>(PollOptions.Section);
        services.AddStep<FetchOptions>(FetchOptions.Section);
        services.AddStep<PolitenessOptions>(PolitenessOptions.Section);
        services.AddStep<DeliveryOptions>(DeliveryOptions.Section);

        services.AddSingleton<IFeedFetcher, FeedFetcher>();
        services.AddSingleton<ServerPacer>();
        services.AddSingleton<IFeedParser, FeedParser>();
        services.AddSingleton<IArchiveReader, ArchiveReader>();
        services.AddSingleton<ArticleRests>();
        services.AddSingleton<IArticleReader, ArticleReader>();
        services.AddSingleton<FeedPoll>();
        services.AddSingleton<ServerPoll>();
        services.AddSingleton<PollCycle>();
        services.AddSingleton<RuleCatchUp>();
        services.AddSingleton<RuleForecast>();
        services.AddSingleton<MailFixer>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton<Retention>();
        return services;
    }

    private static void AddStep<TOptions>(this IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
