namespace FeedWatch.Tests.Configuration;

public class YamlSyntaxTests
{
    [Theory]
    [InlineData("query: @unsc", "3:12", "A value cannot begin with `@` outside quotes. Put the whole value in single quotes: query: '@unsc'")]
    [InlineData("query: \"a b\" OR c", "3:18", "Text follows the closing quote of a value. Put the whole value in single quotes: query: '\"a b\" OR c'")]
    [InlineData("query: 'it's a'", "3:16", "Text follows the closing quote of a value. Put the whole value in single quotes: query: 'it''s a'")]
    [InlineData("query: 'a' OR 'b'", "3:16", "Text follows the closing quote of a value. Put the whole value in single quotes: query: '\"a\" OR \"b\"'")]
    [InlineData("query: title: Lavrov", "3:17", "A value that holds a colon and a space needs quotes. Put the whole value in single quotes: query: 'title: Lavrov'")]
    [InlineData("query: `a`", "3:12", "A value cannot begin with ``` outside quotes. Put the whole value in single quotes: query: '`a`'")]
    [InlineData("query: 'a", "3:12", "The quote that opens here is never closed. Close it; inside single quotes write '' for one '.")]
    [InlineData("query: \"a\\q\"", "3:12", "A backslash in double quotes leads no known escape. Use single quotes, where a backslash is nothing special, or write two backslashes.")]
    [InlineData("query: *lavrov", "3:12", "A value that begins with `*` outside quotes is a YAML alias, and those are not used here. Put the whole value in single quotes, or write it out.")]
    [InlineData("query: *lavrov OR a", "3:12", "A value that begins with `*` outside quotes is a YAML alias, and those are not used here. Put the whole value in single quotes, or write it out.")]
    [InlineData("query: &a b", "3:12", "A value that begins with `&` outside quotes is a YAML anchor, and those are not used here. Put the whole value in single quotes, or write it out.")]
    [InlineData("query: !a b", "3:12", "A value that begins with `!` outside quotes is a YAML tag, and those are not used here. Put the whole value in single quotes, or write it out.")]
    [InlineData("query: | a\n      b", "3:12", "Text follows `|` or `>` in the same line. Begin the text in the next line, or put the whole value in single quotes.")]
    [InlineData("feeds: [${A}]", "3:14", "A list that begins with `[` is not closed by `]`, or holds a value that needs quotes. Close it, and put values with brackets, braces or ${...} in single quotes.")]
    [InlineData("\tquery: a", "3:5", "A tab stands where lines are indented. Indent with spaces only.")]
    [InlineData(" query: a", "3:11", "This line is indented under a line that already holds a value. Indent it as the line before, or put the value of the line before in quotes.")]
    [InlineData("query: a\n   feeds: b", "4:4", "This line does not line up with the lines around it. Indent it exactly as the keys or dashes that it belongs with.")]
    [InlineData("query:\u00A0a", "3:11", "This line holds a no-break space (U+00A0), which YAML does not take for a space. Replace it with an ordinary space.")]
    [InlineData("query: a\u0007b", "3:13", "A character that nobody sees (U+0007) stands here. Delete it.")]
    [InlineData("query: a\u2028b", "3:13", "A character that nobody sees (U+2028) stands here. Delete it.")]
    [InlineData("query: !!a[b]", "3:10", "A value begins with `!` outside quotes. Put the whole value in single quotes.")]
    [InlineData("query: - a", "3:12", "A list begins in the line of its key. Begin it in the next line: `- ` and the first entry.")]
    [InlineData(": a", "3:7", "This line begins with a colon: its key is missing. Write `key: value`, or put a value that begins with a colon in quotes.")]
    [InlineData("query: \"a\nb\"", "3:12", "A quoted value of several lines is not indented. Indent each of its lines deeper than its key.")]
    public void A_slip_in_the_YAML_is_told_in_plain_words(string line, string place, string text)
    {
        var mistake = Yaml.Mistakes("rules:\n  - name: a\n    " + line + "\n" + Yaml.Feed)[0];

        mistake.ShouldBe($"feedwatch.yaml:{place}: {text}");
    }

    [Fact]
    public void A_key_twice_is_a_mistake() =>
        Yaml.Mistake(Yaml.Rule + "    \nrules: []\n").ShouldBe("feedwatch.yaml:4:1: `rules` is written twice: the first is in line 2. Keep one of the two.");

    [Fact]
    public void A_colon_without_a_space_is_told_with_the_line_as_it_was_meant() =>
        Yaml.Mistake("feeds:\n  - name:A\n    url: https://example.org/feed\n")
            .ShouldBe("feedwatch.yaml:3:8: The line before has no space after its colon. Write `- name: A`.");

    [Fact]
    public void A_key_without_a_colon_is_told() =>
        Yaml.Mistake("feeds:\n  - https://example.org/feed\nrules\nrecipients: []\n").ShouldBe("feedwatch.yaml:3:1: This line has no colon after its key. Write `key: value`, or indent the line deeper if it belongs to the value before.");

    [Fact]
    public void A_list_that_is_never_closed_is_told() =>
        Yaml.Mistake("feeds: [https://example.org/a, https://example.org/b\nrules: c\n").ShouldContain("A list that begins with `[` is not closed by `]`");

    [Fact]
    public void What_was_found_before_the_slip_is_told_too() =>
        Yaml.Mistakes("feeds:\n  - ${NOPE}\n  - ${NOPE}\nrules: @a\n").Select(mistake => mistake.Split(": ")[0])
            .ShouldBe(["feedwatch.yaml:2:5", "feedwatch.yaml:3:5", "feedwatch.yaml:4:8"]);

    [Fact]
    public void A_second_document_is_refused() =>
        Yaml.Mistake(Yaml.Feed + "---\n" + Yaml.Feed).ShouldStartWith("feedwatch.yaml:2:1: A second YAML document begins here.");

    [Theory]
    [InlineData("- https://example.org/feed", "1:1: The file is a list here. Begin it with the line `feeds:`.")]
    [InlineData("feeds", "1:1: The file is a single value here. Begin it with the line `feeds:`.")]
    [InlineData("feeds: https://example.org/feed", "1:8: `feeds` is a single value here. Write a list: a line that begins with `- ` for each of the feeds.")]
    [InlineData("feeds: { url: https://example.org/feed }", "1:8: `feeds` is a map of keys here. Write a list: a line that begins with `- ` for each of the feeds.")]
    [InlineData("feeds: [[https://example.org/feed]]", "1:9: A feed is a list here. Write its address, or a map with `url:`.")]
    [InlineData("feeds: [https://example.org/feed]\naliases: [a]", "2:10: `aliases` is a list here. Write a line `name: 'query'` for each alias.")]
    [InlineData("feeds: [https://example.org/feed]\nrules: { a: b }", "2:8: `rules` is a map of keys here. Write a list: a line that begins with `- ` for each of the rules.")]
    [InlineData("feeds: [https://example.org/feed]\nfeed: a", "2:1: `feed` is not a key of the file. Write `feeds`.")]
    [InlineData("feeds: [https://example.org/feed]\nsettings: a", "2:1: `settings` is not a key of the file. The file takes feeds, aliases, rules, recipients and operators.")]
    public void A_value_of_the_wrong_kind_is_refused(string yaml, string text) => Yaml.Mistake(yaml).ShouldBe($"feedwatch.yaml:{text}");

    [Theory]
    [InlineData("rules:")]
    [InlineData("rules: []")]
    [InlineData("recipients: ~")]
    [InlineData("aliases: null")]
    [InlineData("aliases: {}")]
    [InlineData("operators: []")]
    [InlineData("operators:")]
    public void A_section_may_be_empty(string section) => Yaml.Valid(Yaml.Feed + section).Feeds.Count.ShouldBe(1);

    [Fact]
    public void Lists_keys_and_quotes_may_be_written_in_any_way_of_YAML() =>
        Yaml.Valid("\uFEFF# first\r\n\"feeds\":\r\n- 'https://example.org/feed' # a comment\r\nrules: [{name: \"a\", 'query': b}]\r\n...\r\n").Rules.Count.ShouldBe(1);
}
