using Microsoft.AspNetCore.Http;

namespace FeedWatch.Host.Functions.Pages;

/// <summary>What the function app shows to people and monitors; the host checks the key before it lets anybody through.</summary>
internal sealed class WebPages(HealthCheck health, HitsPage hits)
{
    public Task<PageAnswer> AnswerAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsGet(request.Method))
        {
            return Task.FromResult(PageAnswer.Refusal(StatusCodes.Status405MethodNotAllowed, "Only GET is answered here.").With("Allow", HttpMethods.Get));
        }

        return request.Path.TrimEnd('/') switch
        {
            $"{PageRequest.Prefix}/health" => health.ShowAsync(cancellationToken),
            $"{PageRequest.Prefix}/hits" => hits.ShowAsync(request, cancellationToken),
            _ => Task.FromResult(PageAnswer.Refusal(StatusCodes.Status404NotFound, $"There are {PageRequest.Prefix}/health and {PageRequest.Prefix}/hits.")),
        };
    }
}
