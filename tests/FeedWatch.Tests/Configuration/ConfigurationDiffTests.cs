using FeedWatch.Configuration;

namespace FeedWatch.Tests.Configuration;

public sealed class ConfigurationDiffTests
{
    [Fact]
    public void The_same_file_differs_in_nothing() => Between(Yaml.Rule, Yaml.Rule).ShouldBeEmpty();

    [Fact]
    public void Comments_and_order_make_no_difference() =>
        Between("feeds: [https://a.example/1, https://a.example/2]\n", "# edited\nfeeds: [https://a.example/2, https://a.example/1]\n").ShouldBeEmpty();

    [Fact]
    public void A_feed_that_moved_with_was_is_the_same_feed() =>
        Between("feeds: [{ url: https://a.example/1, name: A }]\n", "feeds: [{ url: https://b.example/1, was: https://a.example/1, name: A }]\n")
            .ShouldBe(["Changed Feed A: url: https://a.example/1 -> https://b.example/1"]);

    [Fact]
    public void A_feed_at_another_address_is_another_feed() =>
        Between("feeds: [https://a.example/1]\n", "feeds: [https://b.example/1]\n")
            .ShouldBe(["Added Feed b.example/1: https://b.example/1", "Removed Feed a.example/1: "]);

    [Fact]
    public void Tags_spans_languages_and_full_text_are_compared() =>
        Between("feeds: [{ url: https://a.example/1, name: A, tags: [x], every: 90s }]\n", "feeds: [{ url: https://a.example/1, name: A, language: en, every: 2h, fullText: true }]\n")
            .ShouldBe(["Changed Feed A: tags: x -> none; every: 90s -> 2h; language: as the feed says -> en; fullText: false -> true"]);

    [Fact]
    public void A_login_and_a_certificate_are_compared_and_the_login_is_not_shown() =>
        Between("feeds: [{ url: 'https://u:hush@a.example/1', name: A }]\n", $"feeds: [{{ url: https://a.example/1, name: A, certificate: 'sha256:{new string('0', 64)}' }}]\n")
            .ShouldBe([$"Changed Feed A: certificate: trusted ones only -> sha256:{new string('0', 64)}; login"]);

    [Fact]
    public void An_alias_that_changed_changes_the_rules_that_use_it() =>
        Between(Aliased("Lavrov"), Aliased("Lavrov | Kremlin")).ShouldBe(["Changed Rule R: an alias that its query uses"]);

    [Fact]
    public void Everything_is_new_where_there_was_nothing() =>
        ConfigurationDiff.Between(null, Yaml.Valid(Yaml.Rule)).Select(difference => difference.Change).ShouldBe([DifferenceChange.Added, DifferenceChange.Added]);

    private static string Aliased(string query) => $"{Yaml.Feed}aliases: {{ who: '{query}' }}\nrules: [{{ name: R, query: '@who' }}]\n";

    private static IEnumerable<string> Between(string before, string after) =>
        ConfigurationDiff.Between(Yaml.Valid(before), Yaml.Valid(after)).Select(difference => $"{difference.Change} {difference.Thing} {difference.Name}: {string.Join("; ", difference.Details)}");
}
