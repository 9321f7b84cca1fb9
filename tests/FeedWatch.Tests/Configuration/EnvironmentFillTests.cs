using FeedWatch.Configuration;
using FeedWatch.Feeds;

namespace FeedWatch.Tests.Configuration;

public sealed class EnvironmentFillTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Values_are_filled_in_wherever_the_file_names_them()
    {
        var configuration = Yaml.Valid(
            """
            feeds:
              - url: https://${HOST}/feed?key=${KEY}
                headers: { Authorization: 'Bearer ${KEY}' }
            rules:
              - { name: '${WHO}', query: '"${WHO}" talks' }
            recipients:
              - { email: "${DESK}", rules: Lavrov }
            """,
            ("HOST", "example.org"),
            ("KEY", "hush"),
            ("WHO", "Lavrov"),
            ("DESK", "desk@example.org"));

        configuration.Feeds[0].Url.ShouldBe(new Uri("https://example.org/feed?key=hush"));
        configuration.Feeds[0].Headers["authorization"].ShouldBe("Bearer hush");
        configuration.Rules[0].Query.Text.ShouldBe("\"Lavrov\" talks");
        configuration.Recipients[0].Email.ShouldBe("desk@example.org");
    }

    [Fact]
    public void A_value_never_changes_the_structure_of_the_file()
    {
        const string hostile = "x\"\n    tags: [evil]\n- ${OTHER} # [{'";

        var feed = Yaml.Valid("feeds:\n  - url: https://example.org/feed\n    headers: { X-Key: '${KEY}' }\n", ("KEY", "a: b # ${OTHER} ' \" [")).Feeds.ShouldHaveSingleItem();
        var mistake = Yaml.Mistake("feeds:\n  - url: https://example.org/feed\n    name: ${KEY}\n", ("KEY", hostile));

        feed.Headers["X-Key"].ShouldBe("a: b # ${OTHER} ' \" [");
        mistake.ShouldBe("feedwatch.yaml:3:11: `name` holds a line break or another control character. Write it in one line.");
    }

    [Fact]
    public void All_that_is_missing_is_named_with_its_place() =>
        Yaml.Mistakes("feeds:\n  - https://${HOST}/${PATH_OF_FEED}\n  - url: \"https://\\u0065xample.org/${MORE}\"\n").ShouldBe(
        [
            "feedwatch.yaml:2:13: The environment variable HOST is not set. Set HOST, or set HOST_FILE to a file that holds the value.",
            "feedwatch.yaml:2:21: The environment variable PATH_OF_FEED is not set. Set PATH_OF_FEED, or set PATH_OF_FEED_FILE to a file that holds the value.",
            "feedwatch.yaml:3:36: The environment variable MORE is not set. Set MORE, or set MORE_FILE to a file that holds the value.",
        ]);

    [Fact]
    public void An_empty_variable_counts_as_missing() =>
        Yaml.Mistake("feeds: ['${URL}']", ("URL", string.Empty)).ShouldContain("The environment variable URL is not set.");

    [Fact]
    public void Two_dollars_write_the_characters_themselves() =>
        Yaml.Valid("feeds: [{ url: https://example.org/a, name: 'a $${NAME} and $5 for ${PRICE}' }]", ("PRICE", "tea")).Feeds[0].Name.ShouldBe("a ${NAME} and $5 for tea");

    [Theory]
    [InlineData("${}")]
    [InlineData("${A B}")]
    [InlineData("${1A}")]
    [InlineData("${A")]
    [InlineData("${A-default}")]
    public void What_is_no_name_is_refused(string value) =>
        Yaml.Mistake($"feeds: [{{ url: https://example.org/a, name: 'a {value}' }}]", ("A", "b"))
            .ShouldBe("feedwatch.yaml:1:48: `${` does not lead the name of an environment variable. Write ${NAME} with letters, digits and _, or $${ for the two characters themselves.");

    [Fact]
    public void A_file_holds_the_value_where_the_variable_is_not_set()
    {
        File.WriteAllText(file, "hush\n");

        Key(("KEY_FILE", file)).ShouldBe("hush");
        Key(("KEY_FILE", file), ("KEY", "loud")).ShouldBe("loud");
    }

    [Theory]
    [InlineData("\n", "The file that KEY_FILE names is empty.")]
    [InlineData(null, "The file that KEY_FILE names cannot be read.")]
    public void A_file_without_a_value_is_a_mistake(string? content, string text)
    {
        File.WriteAllText(file, content ?? string.Empty);
        var path = content is null ? file + ".gone" : file;

        Yaml.Mistake(WithKey, ("KEY_FILE", path)).ShouldContain(text);
    }

    [Fact]
    public void A_file_that_is_no_secret_but_a_mountain_is_not_read()
    {
        File.WriteAllText(file, new string('x', 70_000));

        Yaml.Mistake(WithKey, ("KEY_FILE", file)).ShouldContain("The file that KEY_FILE names is larger than 64 KiB.");
    }

    [Theory]
    [InlineData("feeds: ['${SECRET}']")]
    [InlineData("feeds: ['https://example.org/a b${SECRET}']")]
    [InlineData("feeds: [{ url: https://example.org/a, id: '${SECRET}', every: '${SECRET}', language: '${SECRET}', headers: { X-Key: 'é${SECRET}' } }]")]
    [InlineData("feeds: [{ url: https://example.org/a, name: '${SECRET}' }, { url: https://example.org/b, name: '${SECRET}' }]")]
    [InlineData("feeds: [{ url: https://example.org/a, tags: ['${SECRET}'] }]\nrules: [{ name: a, query: b, feeds: hush-husj }]")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: a, query: '(${SECRET}' }]")]
    [InlineData("feeds: [https://example.org/a]\naliases: { a: '@zzz ${SECRET}' }")]
    [InlineData("feeds: [https://example.org/a]\nrules: [{ name: '${SECRET}', query: a }]\nrecipients: [{ email: '${SECRET}', rules: hush-husj, send: '${SECRET}' }]\noperators: '${SECRET}'")]
    [InlineData("feeds: [https://example.org/a]\nrecipients: [{ name: '${SECRET}', email: a@example.org }]\noperators: hush-husj")]
    public void No_mistake_repeats_what_was_filled_in(string yaml) =>
        Yaml.Mistakes(yaml, ("SECRET", "hush-hush")).ShouldAllBe(mistake => !mistake.Contains("hush-hush"));

    [Fact]
    public void The_default_name_of_a_feed_shows_no_more_of_its_filled_address_than_the_host() =>
        Yaml.Valid("feeds: ['https://example.org/${KEY}/feed']", ("KEY", "hush")).Feeds[0].Name.ShouldBe("example.org");

    [Fact]
    public void The_version_changes_with_what_is_filled_in()
    {
        var version = Yaml.Valid(WithKey, ("KEY", "a")).Version;

        Yaml.Valid(WithKey, ("KEY", "a")).Version.ShouldBe(version);
        Yaml.Valid(WithKey, ("KEY", "b")).Version.ShouldNotBe(version);
        Yaml.Valid(WithKey + "# more", ("KEY", "a")).Version.ShouldNotBe(version);
    }

    [Fact]
    public void A_long_value_in_every_line_is_no_bomb()
    {
        var yaml = "feeds:\n" + string.Concat(Enumerable.Range(0, 2_000).Select(number => $"  - {{ url: https://example.org/{number}, headers: {{ X-Key: '${{KEY}}' }} }}\n"));

        Yaml.Mistakes(yaml, ("KEY", new string('k', 3_900))).ShouldContain(mistake => mistake.Contains("The environment fills in more than 4 million characters."));
    }

    private const string WithKey = "feeds: [{ url: https://example.org/a, headers: { X-Key: '${KEY}' } }]\n";

    private static string Key(params (string Name, string Value)[] environment) => Yaml.Valid(WithKey, environment).Feeds[0].Headers["X-Key"];
}
