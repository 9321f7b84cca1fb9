namespace FeedWatch.Infra.Tests.Support;

/// <summary>All that one deployment would make.</summary>
internal sealed record Deployment(IReadOnlyList<PredictedResource> Resources)
{
    public IReadOnlyList<PredictedResource> Of(string type) =>
        [.. Resources.Where(resource => string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase))];

    public PredictedResource One(string type) => Of(type).ShouldHaveSingleItem();

    public IReadOnlyList<string> NamesOf(string type) => [.. Of(type).Select(resource => resource.Name)];

    public JsonObject AppSettings =>
        Of("Microsoft.Web/sites/config").Single(config => config.Name == "appsettings").Get("properties").AsObject();
}
