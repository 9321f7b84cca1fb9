using FeedWatch.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedWatch.Tests.Fetching;

public sealed class FetchOptionsTests
{
    [Fact]
    public void The_defaults_are_valid_and_as_written()
    {
        var options = Read([]);
        options.Timeout.ShouldBe(TimeSpan.FromSeconds(30));
        options.MaxBodyBytes.ShouldBe(16 * 1024 * 1024);
        options.MaxRedirects.ShouldBe(5);
        options.AllowPrivate.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_configuration_says_is_read()
    {
        var options = Read(new() { ["Fetch:Timeout"] = "00:00:05", ["Fetch:Contact"] = "desk@example.org", ["Fetch:AllowPrivate:0"] = "localhost", ["Fetch:AllowPrivate:1"] = "10.0.0.0/8" });
        options.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        options.Contact.ShouldBe("desk@example.org");
        options.AllowPrivate.ShouldBe(["localhost", "10.0.0.0/8"]);
    }

    [Theory]
    [InlineData("Timeout", "00:00:00")]
    [InlineData("Timeout", "01:00:00")]
    [InlineData("ConnectTimeout", "-00:00:01")]
    [InlineData("MaxBodyBytes", "0")]
    [InlineData("MaxRedirects", "-1")]
    [InlineData("Contact", "a)\r\nX: y")]
    [InlineData("Contact", "d\u00e9sk")]
    [InlineData("Proxy", "proxy.example:3128")]
    [InlineData("Proxy", "https://proxy.example/")]
    [InlineData("Proxy", "http://proxy.example/path")]
    [InlineData("Proxy", "http://")]
    [InlineData("AllowPrivate:0", "not a host")]
    [InlineData("AllowPrivate:0", "10.0.0.0/99")]
    [InlineData("AllowPrivate:0", "http://intranet/")]
    [InlineData("AllowPrivate:0", "")]
    public void A_bad_value_is_refused_and_named(string key, string value)
    {
        var failure = Should.Throw<OptionsValidationException>(() => Read(new() { [$"Fetch:{key}"] = value }));
        failure.Message.ShouldContain(key.Split(':')[0]);
    }

    [Theory]
    [InlineData("http://proxy.example")]
    [InlineData("http://desk:word@proxy.example:3128/")]
    [InlineData("")]
    public void A_proxy_may_have_a_login_and_may_not_be_there(string value) => Read(new() { ["Fetch:Proxy"] = value }).Proxy.ShouldBe(value);

    [Theory]
    [InlineData("http://desk:hush@proxy.example/path")]
    [InlineData("http://desk:hush@")]
    public void A_bad_proxy_is_refused_without_showing_its_password(string value) =>
        Should.Throw<OptionsValidationException>(() => Read(new() { ["Fetch:Proxy"] = value })).Message.ShouldNotContain("hush");

    [Theory]
    [InlineData("MaxConcurrent", "0")]
    [InlineData("MaxConcurrentPerServer", "0")]
    [InlineData("PauseBetweenStarts", "-00:00:01")]
    public void A_bad_politeness_is_refused_and_named(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Read<PolitenessOptions>(PolitenessOptions.Section, new() { [$"Politeness:{key}"] = value }))
            .Message.ShouldContain(key);

    private static FetchOptions Read(Dictionary<string, string?> values) => Read<FetchOptions>(FetchOptions.Section, values);

    private static T Read<T>(string section, Dictionary<string, string?> values)
        where T : class
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<T>>().Value;
    }
}
