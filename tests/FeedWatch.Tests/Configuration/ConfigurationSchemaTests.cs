using FeedWatch.Configuration;
using NJsonSchema;

namespace FeedWatch.Tests.Configuration;

public class ConfigurationSchemaTests : IAsyncLifetime
{
    private JsonSchema schema = new();

    public static TheoryData<string> Samples => [.. Documentation.Examples.Concat(Documentation.Blocks("yaml"))];

    public async ValueTask InitializeAsync() => schema = await JsonSchema.FromJsonAsync(ConfigurationSchema.Text);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void The_schema_and_the_reader_know_the_same_keys()
    {
        Keys(schema).ShouldBe(KnownKeys.File.Keys, ignoreOrder: true);
        Keys(schema.Definitions["feed"]).ShouldBe(KnownKeys.Feed.Keys, ignoreOrder: true);
        Keys(schema.Definitions["feed"].Properties["login"]).ShouldBe(KnownKeys.Login.Keys, ignoreOrder: true);
        Keys(schema.Definitions["rule"]).ShouldBe(KnownKeys.Rule.Keys, ignoreOrder: true);
        Keys(schema.Definitions["recipient"]).ShouldBe(KnownKeys.Recipient.Keys, ignoreOrder: true);
        Keys(schema.Definitions["recipientRule"]).ShouldBe(KnownKeys.RecipientRule.Keys, ignoreOrder: true);

        static IEnumerable<string> Keys(JsonSchema of)
        {
            of.AllowAdditionalProperties.ShouldBeFalse();
            return of.Properties.Keys;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_example_passes_the_schema(string yaml) => Errors(yaml).ShouldBeEmpty();

    [Theory]
    [InlineData("feeds: [{ url: https://example.org/a, id: 7, name: 2026, tags: one, every: 24h, headers: { X-Key: 5 }, language: pt-BR, fullText: true }]")]
    [InlineData("feeds: [{ url: https://example.org/a, login: { user: 7, password: 8 }, certificate: 'SHA256:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff' }]")]
    [InlineData("feeds: [{ url: https://example.org/a, fullText: false }, { url: https://example.org/b2, fullText: 'true' }]")]
    [InlineData("feeds: ['${URL}', 'HTTPS://example.org/']\naliases: { мидовцы: a, b_2-c: d }\nrules:\nrecipients:\noperators:")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a, query: b, feeds: example.org/a }]\nrecipients: [{ email: a@example.org, rules: a, send: at once }]\noperators: a@example.org")]
    public void What_is_rare_and_right_is_taken_by_the_schema_and_the_reader(string yaml)
    {
        Errors(yaml).ShouldBeEmpty();
        Yaml.Valid(yaml, ("URL", "https://example.org/b"));
    }

    [Theory]
    [InlineData("rules: []")]
    [InlineData("feeds: []")]
    [InlineData("feeds:")]
    [InlineData("feeds: https://example.org/a")]
    [InlineData("feeds: [www.example.org]")]
    [InlineData("feeds: ['https://example.org/a b']")]
    [InlineData("feeds: [{ name: a }]")]
    [InlineData("feeds: [{ url: ftp://example.org/a }]")]
    [InlineData("feeds: [{ url: https://example.org/a, colour: red }]")]
    [InlineData("feeds: [{ url: https://example.org/a, every: 300 }]")]
    [InlineData("feeds: [{ url: https://example.org/a, every: 5 minutes }]")]
    [InlineData("feeds: [{ url: https://example.org/a, id: a/b }]")]
    [InlineData("feeds: [{ url: https://example.org/a, name: }]")]
    [InlineData("feeds: [{ url: https://example.org/a, name: '' }]")]
    [InlineData("feeds: [{ url: https://example.org/a, language: english language }]")]
    [InlineData("feeds: [{ url: https://example.org/a, fullText: yes }]")]
    [InlineData("feeds: [{ url: https://example.org/a, fullText: 1 }]")]
    [InlineData("feeds: [{ url: https://example.org/a, headers: { 'X Key': a } }]")]
    [InlineData("feeds: [{ url: https://example.org/a, headers: a }]")]
    [InlineData("feeds: [{ url: https://example.org/a, was: nowhere }]")]
    [InlineData("feeds: [{ url: https://example.org/a, login: desk }]")]
    [InlineData("feeds: [{ url: https://example.org/a, login: { user: desk } }]")]
    [InlineData("feeds: [{ url: https://example.org/a, login: { password: a } }]")]
    [InlineData("feeds: [{ url: https://example.org/a, login: { user: 'a:b', password: c } }]")]
    [InlineData("feeds: [{ url: https://example.org/a, login: { user: a, password: b, realm: c } }]")]
    [InlineData("feeds: [{ url: https://example.org/a, certificate: any }]")]
    [InlineData("feeds: [{ url: https://example.org/a, certificate: 'sha256:00' }]")]
    [InlineData("feeds: [https://example.org/a]\naliases: { '@a': b }")]
    [InlineData("feeds: [https://example.org/a]\naliases: { a: [b] }")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ query: a }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a, query: b, urgent: true }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a, query: b, feeds: [] }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: { a: b }")]
    [InlineData("feeds: [https://example.org/a]\nrecipients: [{ name: a }]")]
    [InlineData("feeds: [https://example.org/a]\nrecipients: [{ email: Desk <a@example.org> }]")]
    [InlineData("feeds: [https://example.org/a]\nrecipients: [{ email: [] }]")]
    [InlineData("feeds: [https://example.org/a]\nrecipients: [{ email: a@example.org, send: digest at 07:00 }]")]
    [InlineData("feeds: [https://example.org/a]\nrecipients: [{ email: a@example.org, zone: Europe/London }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a, query: b }]\nrecipients: [{ email: a@example.org, rules: [{ send: at once }] }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a, query: b }]\nrecipients: [{ email: a@example.org, rules: [{ rule: a, when: now }] }]")]
    [InlineData("feeds: [https://example.org/a]\noperators: [{ name: a }]")]
    [InlineData("feeds: [https://example.org/a]\nsettings: a")]
    public void What_is_wrong_is_refused_by_the_schema_and_the_reader(string yaml)
    {
        Errors(yaml).ShouldNotBeEmpty();
        Yaml.Mistakes(yaml).ShouldNotBeEmpty();
    }

    private IEnumerable<string> Errors(string yaml) => schema.Validate(YamlAsJson.Convert(yaml)).Select(error => error.ToString());
}
