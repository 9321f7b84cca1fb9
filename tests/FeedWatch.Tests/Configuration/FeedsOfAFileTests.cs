using FeedWatch.Feeds;

namespace FeedWatch.Tests.Configuration;

public class FeedsOfAFileTests
{
    [Fact]
    public void A_plain_address_is_a_feed_named_by_its_host_and_path()
    {
        var feed = Yaml.Valid("feeds:\n  - https://www.example.org/news/rss.xml\n").Feeds.ShouldHaveSingleItem();

        feed.Url.ShouldBe(new Uri("https://www.example.org/news/rss.xml"));
        feed.Name.ShouldBe("example.org/news/rss.xml");
        feed.Id.ShouldBe(FeedId.Create(feed.Url));
        feed.Every.ShouldBeNull();
    }

    [Fact]
    public void A_map_gives_all_that_a_feed_can_have()
    {
        var feed = Yaml.Valid("""
            feeds:
              - url: https://example.org/feed
                id: our-feed
                name: Our Feed
                tags: [world, de, world]
                every: 90s
                login: { user: desk, password: '${WORD}' }
                headers: { X-Team: desk }
                certificate: sha256:000102030405060708090A0B0C0D0E0F:101112131415161718191A1B1C1D1E1F
                language: pt-BR
                fullText: true
            """, ("WORD", " p:w ")).Feeds.ShouldHaveSingleItem();

        feed.Id.ShouldBe(new FeedId("our-feed"));
        feed.Name.ShouldBe("Our Feed");
        feed.Tags.ShouldBe(["world", "de"]);
        feed.Every.ShouldBe(TimeSpan.FromSeconds(90));
        feed.Login.ShouldBe(new Login("desk", " p:w "));
        feed.Headers.ShouldHaveSingleItem().ShouldBe(new("X-Team", "desk"));
        feed.Certificate.ShouldBe(new CertificateFingerprint("sha256:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
        feed.Language.ShouldBe("pt-BR");
        feed.FullText.ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://example.org/a", false)]
    [InlineData("{ url: https://example.org/a, fullText: false }", false)]
    [InlineData("{ url: https://example.org/a, fullText: '${FULL}' }", true)]
    public void Articles_are_read_only_where_it_says_so(string feed, bool fullText) =>
        Yaml.Valid($"feeds: [{feed}]", ("FULL", "true")).Feeds[0].FullText.ShouldBe(fullText);

    [Theory]
    [InlineData("yes", "`fullText` is 'yes' here. Write `fullText: true`, or delete the key.")]
    [InlineData("[true]", "`fullText` is a list here. Write a single value.")]
    [InlineData("", "`fullText` has no value. Write one, or delete it.")]
    public void What_is_neither_true_nor_false_is_refused_where_it_stands(string value, string text) =>
        Yaml.Mistakes($"feeds:\n  - url: https://example.org/a\n    fullText: {value}\n").ShouldBe([$"feedwatch.yaml:3:{(value.Length == 0 ? 14 : 15)}: {text}"]);

    [Fact]
    public void A_feed_that_was_elsewhere_keeps_the_id_of_its_first_address()
    {
        var before = Yaml.Valid("feeds: [https://example.org/first]").Feeds[0];
        var after = Yaml.Valid("feeds: [{ url: https://example.org/third, was: https://example.org/first }]").Feeds[0];

        after.Id.ShouldBe(before.Id);
        after.Url.ShouldBe(new Uri("https://example.org/third"));
    }

    [Fact]
    public void An_id_goes_before_what_the_address_was_and_the_owner_is_told()
    {
        const string yaml = "feeds: [{ url: https://example.org/b, was: https://example.org/a, id: mine }]" + Rest;

        Yaml.Valid(yaml).Feeds[0].Id.ShouldBe(new FeedId("mine"));
        Yaml.Warnings(yaml).ShouldBe(["feedwatch.yaml:1:44: `was` does nothing beside `id`, which alone says which feed this is. Delete `was`."]);
    }

    [Fact]
    public void A_feed_that_was_where_it_is_is_worth_a_warning() =>
        Yaml.Warnings("feeds: [{ url: https://example.org/a, was: http://example.org/a/ }]" + Rest)
            .ShouldBe(["feedwatch.yaml:1:44: `was` does nothing: it is the same address as `url`. Delete it, or write the address that the feed had before."]);

    [Theory]
    [InlineData("[https://example.org/a, https://example.org/a]")]
    [InlineData("[https://example.org/a, http://example.org:80/a/]")]
    [InlineData("[https://example.org/a, { url: https://example.org/b, was: https://example.org/a }]")]
    [InlineData("[{ url: https://example.org/a, id: x }, { url: https://example.org/b, id: x }]")]
    public void Two_feeds_with_one_id_are_a_mistake(string feeds) =>
        Yaml.Mistake("feeds:\n  " + feeds).ShouldContain("This is the same feed as the one in line 2.");

    [Fact]
    public void Two_feeds_at_one_address_are_fine_with_ids_of_their_own() =>
        Yaml.Valid("feeds: [https://example.org/a, { url: https://example.org/a, id: again, headers: { Accept-Language: fr } }]").Feeds.Count.ShouldBe(2);

    [Fact]
    public void Default_names_that_would_be_the_same_carry_the_beginning_of_the_id_in_any_order()
    {
        const string first = "https://example.org/feed?channel=1";
        const string second = "https://example.org/feed?channel=2";

        var names = Yaml.Valid($"feeds: ['{first}', '{second}']").Feeds.Select(feed => feed.Name).ToList();
        var reversed = Yaml.Valid($"feeds: ['{second}', '{first}']").Feeds.Select(feed => feed.Name).Reverse();

        names.ShouldBe([$"example.org/feed ({FeedId.Create(new Uri(first)).Value[..6]})", $"example.org/feed ({FeedId.Create(new Uri(second)).Value[..6]})"]);
        names.ShouldBe(reversed);
    }

    [Fact]
    public void A_default_name_makes_way_for_one_that_was_given()
    {
        var names = Yaml.Valid("feeds: [https://example.org/feed, { url: https://example.net/, name: example.org/feed }]").Feeds.Select(feed => feed.Name).ToList();

        names[0].ShouldStartWith("example.org/feed (");
        names[1].ShouldBe("example.org/feed");
    }

    [Fact]
    public void A_long_default_name_keeps_the_host_and_the_end_of_the_path()
    {
        var name = Yaml.Valid($"feeds: ['https://example.org/{new string('a', 200)}/rss.xml']").Feeds[0].Name;

        name.Length.ShouldBeLessThanOrEqualTo(62);
        name.ShouldStartWith("example.org/…");
        name.ShouldEndWith("a/rss.xml");
    }

    [Fact]
    public void The_key_in_an_address_is_not_part_of_its_default_name() =>
        Yaml.Valid("feeds: ['https://user:secret@example.org/feed?key=secret']").Feeds[0].Name.ShouldBe("example.org/feed");

    [Theory]
    [InlineData("1m", 60)]
    [InlineData("60s", 60)]
    [InlineData("2h", 7_200)]
    [InlineData("24h", 86_400)]
    [InlineData("1d", 86_400)]
    public void Spans_of_time_have_a_unit(string every, int seconds) =>
        Yaml.Valid($"feeds: [{{ url: https://example.org/a, every: {every} }}]").Feeds[0].Every.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("59s", "'59s' is too often for somebody else's server.")]
    [InlineData("0m", "'0m' is too often for somebody else's server.")]
    [InlineData("25h", "'25h' is so seldom that stories would be missed.")]
    [InlineData("99999999999999999999d", "'99999999999999999999d' is not a span of time.")]
    [InlineData("2000000000d", "'2000000000d' is so seldom that stories would be missed.")]
    [InlineData("5", "'5' is not a span of time.")]
    [InlineData("-5m", "'-5m' is not a span of time.")]
    [InlineData("m", "'m' is not a span of time.")]
    [InlineData("5 minutes", "'5 minutes' is not a span of time.")]
    public void A_span_of_time_that_cannot_be_is_refused(string every, string text) =>
        Yaml.Mistake($"feeds: [{{ url: https://example.org/a, every: {every} }}]")
            .ShouldBe($"feedwatch.yaml:1:46: {text} Write a number and s, m, h or d: at least 1m, at most 24h, such as 5m.");

    [Theory]
    [InlineData("www.example.org/rss", "does not begin with https:// or http://. Write https://www.example.org/rss.")]
    [InlineData("feed:example.org/rss", "does not begin with https:// or http://. Write https://example.org/rss.")]
    [InlineData("feed://example.org/rss", "is neither http nor https. Write https://example.org/rss.")]
    [InlineData("file:///etc/passwd", "is neither http nor https.")]
    [InlineData("ftp://example.org/rss", "is neither http nor https. Write https://example.org/rss.")]
    [InlineData("url:https://example.org/rss", "has no space after `url:`. Write `url: https://example.org/rss`.")]
    [InlineData("https://", "is not a valid address.")]
    [InlineData("https://example.org:99999/", "is not a valid address.")]
    [InlineData("https://xn--\u00e4/", "is not a valid address.")]
    [InlineData("https://example.org/a b", "holds a space. Write %20 for a space that belongs to the address")]
    [InlineData("javascript:alert(1)", "does not begin with https:// or http://.")]
    public void A_bad_address_is_refused_with_the_one_that_was_meant(string url, string text) =>
        Yaml.Mistake($"feeds:\n  - {url}\n").ShouldStartWith($"feedwatch.yaml:2:5: The url '{url}' {text}");

    [Fact]
    public void A_password_in_an_address_works_and_is_worth_a_warning() =>
        Yaml.Warnings("feeds: ['https://user:word@example.org/feed']" + Rest).ShouldHaveSingleItem()
            .ShouldBe("feedwatch.yaml:1:9: The url holds a user name or password for everybody to read. Keep it in the environment and write https://${NAME}@... instead.");

    [Theory]
    [InlineData("https://user:p%40ss@example.org/feed", "user", "p@ss")]
    [InlineData("https://key@example.org/feed", "key", "")]
    public void A_login_in_an_address_is_taken_out_of_it(string url, string user, string password)
    {
        foreach (var feed in new[] { Yaml.Valid($"feeds: ['{url}']").Feeds[0], Yaml.Valid($"feeds: [{{ url: '{url}', name: Wire }}]").Feeds[0] })
        {
            feed.Url.OriginalString.ShouldBe("https://example.org/feed");
            feed.Login.ShouldBe(new Login(user, password));
            feed.Id.ShouldBe(FeedId.Create(new Uri(url)));
        }
    }

    [Fact]
    public void A_password_in_the_file_is_worth_a_warning_that_does_not_repeat_it() =>
        Yaml.Warnings("feeds: [{ url: https://example.org/a, login: { user: desk, password: hush } }]" + Rest)
            .ShouldBe(["feedwatch.yaml:1:70: The password stands in the file for everybody to read. Keep it in the environment and write password: '${NAME}'."]);

    [Theory]
    [InlineData("url: 'https://u:p@example.org/a', login: { user: a, password: '${WORD}' }", "The feed has both a `login` and a user name in its address. Delete the one in the address, with its @.")]
    [InlineData("url: https://example.org/a, login: { user: a, password: '${WORD}' }, headers: { authorization: '${WORD}' }", "The feed has both a `login` and the header Authorization, and only one of them can be sent. Delete one of the two.")]
    [InlineData("url: https://example.org/a, login: { user: 'a:b', password: '${WORD}' }", "A user name cannot hold a colon: servers take what follows it for the password. Write the user name alone.")]
    [InlineData("url: https://example.org/a, login: { user: '${WORD}', password: \"a\\nb\" }", "`password` holds a line break or another control character. Write it in one line.")]
    [InlineData("url: https://example.org/a, certificate: any", "'any' is not the fingerprint of a certificate. Write sha256: and 64 hexadecimal digits, as `feedwatch check` shows them for a certificate that it refuses.")]
    public void A_login_or_certificate_that_cannot_be_meant_is_refused(string feed, string text) =>
        Yaml.Mistake($"feeds: [{{ {feed} }}]", ("WORD", "hush")).ShouldEndWith(text);

    [Theory]
    [InlineData("Host")]
    [InlineData("content-length")]
    [InlineData("If-None-Match")]
    [InlineData("Accept-Encoding")]
    [InlineData("TE")]
    public void A_header_that_FeedWatch_sets_is_refused(string name) =>
        Yaml.Mistake($"feeds: [{{ url: https://example.org/a, headers: {{ {name}: x }} }}]").ShouldEndWith($"FeedWatch sets the header {name} itself. Delete it.");

    [Theory]
    [InlineData("\"a\\r\\nX-Evil: 1\"", "`X-Key` holds a line break or another control character. Write it in one line.")]
    [InlineData("\"a\\u0000b\"", "`X-Key` holds a line break or another control character. Write it in one line.")]
    [InlineData("ключ", "The value of X-Key holds a character that a header cannot carry. Write plain ASCII; percent-encode or Base64 what is not.")]
    [InlineData("''", "`X-Key` has no value. Write one, or delete it.")]
    [InlineData("[a]", "`X-Key` is a list here. Write a single value.")]
    public void A_value_that_no_header_can_carry_is_refused(string value, string text) =>
        Yaml.Mistake($"feeds:\n  - url: https://example.org/a\n    headers:\n      X-Key: {value}\n").ShouldBe($"feedwatch.yaml:4:14: {text}");

    [Fact]
    public void A_header_has_a_name_that_HTTP_allows() =>
        Yaml.Mistake("feeds: [{ url: https://example.org/a, headers: { 'X Key': a } }]").ShouldContain("'X Key' is not the name of a header.");

    [Fact]
    public void Headers_are_the_same_in_any_case() =>
        Yaml.Mistake("feeds: [{ url: https://example.org/a, headers: { X-Key: a, x-key: b } }]").ShouldContain("The header x-key is written twice");

    [Fact]
    public void A_secret_in_a_header_is_worth_a_warning_that_does_not_repeat_it()
    {
        var warning = Yaml.Warnings("feeds: [{ url: https://example.org/a, headers: { Authorization: Bearer hush } }]" + Rest).ShouldHaveSingleItem();

        warning.ShouldStartWith("feedwatch.yaml:1:65: The value of Authorization stands in the file for everybody to read.");
        warning.ShouldNotContain("hush");
    }

    [Theory]
    [InlineData("id: a/b", "The id 'a/b' holds something other than letters, digits, `.`, `_` and `-`.")]
    [InlineData("language: english language", "'english language' is not a language tag.")]
    [InlineData("language: e", "'e' is not a language tag.")]
    [InlineData("tags: { a: b }", "`tags` is a map of keys here.")]
    [InlineData("name: ''", "`name` has no value.")]
    [InlineData("name:", "`name` has no value.")]
    [InlineData("name: [a]", "`name` is a list here.")]
    [InlineData("headers: abc", "`headers` is a single value here.")]
    [InlineData("was: nowhere", "The was 'nowhere' does not begin with https:// or http://.")]
    public void What_a_key_cannot_hold_is_refused(string line, string text) =>
        Yaml.Mistake($"feeds:\n  - url: https://example.org/a\n    {line}\n").ShouldContain(text);

    [Fact]
    public void All_mistakes_of_a_feed_are_told_at_once() =>
        Yaml.Mistakes("""
            feeds:
              - url: nowhere
                every: often
                colour: red
                headers: { Host: a }
                language: '?'
            """).Select(mistake => mistake.Split(": ")[0]).ShouldBe(
            ["feedwatch.yaml:2:10", "feedwatch.yaml:3:12", "feedwatch.yaml:4:5", "feedwatch.yaml:5:16", "feedwatch.yaml:6:15"]);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("feeds:\n")]
    [InlineData("feeds: []\n")]
    [InlineData("rules: [{ name: a, query: b }]\n")]
    public void A_file_without_feeds_is_refused_since_an_emptied_file_must_not_stop_everything(string yaml) =>
        Yaml.Mistake(yaml).ShouldContain("No feed is to be watched. Write `feeds:`");

    // Rules and recipients, so that their absence is no warning.
    private const string Rest = "\nrules: [{ name: Lavrov, query: Lavrov }]\nrecipients: [{ email: desk@example.org }]\n";
}
