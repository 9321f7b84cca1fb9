using FeedWatch.Adapters.Delivering.Folder;
using FeedWatch.Adapters.Delivering.SendGrid;
using FeedWatch.Adapters.Delivering.Smtp;
using FeedWatch.Delivering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Delivering;

/// <summary>Picks the transport that the configuration asks for, and checks at start that it has what it needs.</summary>
public static class MailTransportServices
{
    private const long MostReplyBytes = 64 * 1024;

    public static IServiceCollection AddMailTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MailOptions>, MailOptionsCheck>());
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SendGridOptions>().Bind(configuration.GetSection(SendGridOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FolderOptions>().Bind(configuration.GetSection(FolderOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => Sender.Of(provider.GetRequiredService<IOptions<MailOptions>>().Value));
        services.AddKeyedSingleton(typeof(SendGridTransport), (_, _) => CreateHttpClient());
        services.AddSingleton(Create);
        return services;
    }

    private static IMailTransport Create(IServiceProvider provider) =>
        TransportChoice.Of(
            provider.GetRequiredService<IOptions<MailOptions>>().Value,
            provider.GetRequiredService<IOptions<SmtpOptions>>().Value,
            provider.GetRequiredService<IOptions<SendGridOptions>>().Value) switch
        {
            TransportKind.Smtp => ActivatorUtilities.CreateInstance<SmtpTransport>(provider),
            TransportKind.SendGrid => ActivatorUtilities.CreateInstance<SendGridTransport>(provider, provider.GetRequiredKeyedService<HttpClient>(typeof(SendGridTransport))),
            TransportKind.Hold => new HeldTransport(),
            _ => ActivatorUtilities.CreateInstance<FolderTransport>(provider),
        };

    // Lives as long as the program: connections are renewed so that a change of address is noticed, and no redirect may carry the key away.
    private static HttpClient CreateHttpClient()
    {
#pragma warning disable CA2000 // The client owns its handler, the container owns the client.
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), AllowAutoRedirect = false };
#pragma warning restore CA2000
        return new(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostReplyBytes };
    }
}
