using System.Text;
using System.Text.Json;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

/// <summary><c>feedwatch try --stories</c>: a query on a file of JSON lines.</summary>
public sealed class TryStoriesTests
{
    [Fact]
    public async Task Each_story_has_its_line_in_the_order_of_the_file()
    {
        var result = await RunAsync("Lavrov", "--json", """
            {"id":"a","title":"Lavrov in Geneva","summary":"Mr Lavrov spoke."}
            {"id":7,"title":"Ferry timetable"}

            {"title":"No id","body":"Lavra"}
            """);
        result.ExitCode.ShouldBe(0);
        result.Lines.ShouldBe(
        [
            """{"id":"a","matched":true,"places":[{"field":"title","start":0,"length":6,"text":"Lavrov"},{"field":"summary","start":3,"length":6,"text":"Lavrov"}]}""",
            """{"id":7,"matched":false,"places":[]}""",
            """{"id":"4","matched":false,"places":[]}""",
        ]);
        result.ErrorLines[^1].ShouldBe("1 of 3 stories.");
    }

    [Theory]
    [InlineData("summary", "<p>The <b>Security</b> Council&rsquo;s vote</p>", "<b>Security</b> Council", "Security</b> Council&rsquo;s")]
    [InlineData("title", "&lt;i&gt;Security Council&lt;/i&gt;", "Security Council", "Security Council")]
    [InlineData("body", "<script>Security Council</script>\uD835\uDC00 the S&#101;curity&nbsp;Council", "S&#101;curity&nbsp;Council", "S&#101;curity&nbsp;Council")]
    public async Task Places_are_those_of_the_field_as_given(string field, string given, string within, string expected)
    {
        var result = await RunAsync("\"Security Council\"", "--json", JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = "1", [field] = given }));
        var place = Places(result).ShouldHaveSingleItem();
        place.GetProperty("field").GetString().ShouldBe(field);
        place.GetProperty("text").GetString().ShouldBe(expected);
        given.Substring(place.GetProperty("start").GetInt32(), place.GetProperty("length").GetInt32()).ShouldBe(expected);
        given.ShouldContain(within);
    }

    [Fact]
    public async Task A_summary_and_a_body_are_told_apart()
    {
        var result = await RunAsync("veto", "--json", """{"id":"1","summary":"A veto.","body":"The second <b>veto</b> of the day."}""");
        result.Output.ShouldContain("""[{"field":"summary","start":2,"length":4,"text":"veto"},{"field":"body","start":14,"length":4,"text":"veto"}]""");
    }

    [Fact]
    public async Task A_summary_that_the_body_repeats_is_not_told_twice()
    {
        var result = await RunAsync("veto", "--json", """{"id":"1","summary":"A veto.","body":"A veto. <i>Nobody</i> spoke."}""");
        result.Output.ShouldContain("""[{"field":"body","start":2,"length":4,"text":"veto"}]""");
    }

    [Fact]
    public async Task What_reaches_from_the_summary_into_the_body_becomes_two_places()
    {
        var result = await RunAsync("\"Security Council\"", "--json", """{"id":"1","summary":"The Security","body":"Council met."}""");
        Places(result).Select(place => (place.GetProperty("field").GetString(), place.GetProperty("text").GetString())).ShouldBe([("summary", "Security"), ("body", "Council")]);
    }

    [Fact]
    public async Task What_stands_behind_WITH_is_context()
    {
        var result = await RunAsync("Lavrov WITH minister", "--json", """{"id":"1","title":"Minister Lavrov"}""");
        result.Output.ShouldContain("""[{"field":"title","start":0,"length":8,"text":"Minister","context":true},{"field":"title","start":9,"length":6,"text":"Lavrov"}]""");
    }

    [Theory]
    [InlineData("""{"author":"Anna Smith"}""", "author:Smith")]
    [InlineData("""{"author":["X","Anna Smith"]}""", "author:Smith")]
    [InlineData("""{"authors":["Anna Smith"]}""", "author:Smith")]
    [InlineData("""{"category":"World"}""", "category:World")]
    [InlineData("""{"categories":["World","Asia"]}""", "category:Asia")]
    [InlineData("""{"feed":"BBC World"}""", "feed:BBC")]
    [InlineData("""{"lang":"pt-BR"}""", "lang:pt")]
    [InlineData("""{"language":"pt-BR"}""", "lang:pt")]
    public async Task Facts_of_a_story_are_known(string facts, string query)
    {
        (await RunAsync(query, "--json", """{"id":"1","title":"x",""" + facts[1..])).Output.ShouldContain("\"matched\":true");
        (await RunAsync(query, "--json", """{"id":"1","title":"x"}""")).Output.ShouldContain("\"matched\":false");
    }

    [Theory]
    [InlineData("{\"id\":\"1\"", "this is no JSON: column")]
    [InlineData("[1]", "a story is an object in braces, one object a line.")]
    [InlineData("{\"title\":3}", "title is to be a text.")]
    [InlineData("{\"authors\":[3]}", "authors is to be a text or a list of texts.")]
    [InlineData("{\"id\":{}}", "id is to be a text or a number.")]
    [InlineData("{\"title\":\"\\ud83d\"}", "a text holds half a character")]
    public async Task A_bad_line_is_named_and_the_others_are_tried(string line, string reason)
    {
        var result = await RunAsync("Lavrov", "--json", $$"""
            {"id":"1","title":"Lavrov"}
            {{line}}
            {"id":"3","title":"Lavrov"}
            """);
        result.ExitCode.ShouldBe(1);
        result.Lines.Count.ShouldBe(2);
        result.ErrorLines[^2].ShouldStartWith($"stories.jsonl:2: {reason}");
        result.ErrorLines[^1].ShouldBe("2 of 2 stories. 1 line could not be read.");
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_told_as_such()
    {
        byte[] latin = [.. "{\"id\":\"1\",\"title\":\"Lavrov \"}\n{\"id\":\"2\",\"title\":\"Gen"u8, 0xE8, .. "ve\"}\n"u8];
        var result = await RunAsync("Lavrov", latin);
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.TakeLast(2).ShouldBe(["stories.jsonl:2: the line is not UTF-8.", "1 of 1 stories. 1 line could not be read."]);
    }

    [Theory]
    [InlineData("{\n  \"id\": \"1\",\n  \"title\": \"Lavrov\"\n}")]
    [InlineData("\n[\n  {\"id\":\"1\",\"title\":\"Lavrov\"}\n]")]
    [InlineData("[{\"id\":\"1\",\"title\":\"Lavrov\"},\n{\"id\":\"2\",\"title\":\"Lavrov\"}]")]
    public async Task A_file_of_JSON_over_several_lines_is_told_once(string text)
    {
        var result = await RunAsync("Lavrov", Encoding.UTF8.GetBytes(text));
        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.ErrorLines.Skip(1).ShouldBe(["stories.jsonl: the file is JSON over several lines: write one object a line, UTF-8."]);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_file_in_UTF_16_is_told_once(string encoding)
    {
        var text = Encoding.GetEncoding(encoding).GetBytes("{\"id\":\"1\",\"title\":\"Lavrov\"}\n{\"id\":\"2\",\"title\":\"Lavrov\"}\n");
        (await RunAsync("Lavrov", text)).ErrorLines.Skip(1).ShouldBe(["stories.jsonl: the file is not UTF-8, maybe UTF-16: write one object a line, UTF-8."]);
        (await RunAsync("Lavrov", [.. Encoding.GetEncoding(encoding).Preamble, .. text])).ErrorLines.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("title", 1_990, "2,000")]
    [InlineData("summary", 65_530, "65,536")]
    [InlineData("body", 65_530, "65,536")]
    public async Task A_field_that_is_cut_is_told_with_its_line(string field, int length, string limit)
    {
        var (whole, cut) = (new string('x', length - 10) + " Lavrov", new string('x', length + 10) + " Lavrov");
        var lines = new[] { whole, cut }.Select((text, i) => JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = $"{i}", [field] = text }));
        var result = await RunAsync("Lavrov", "--json", string.Join('\n', lines));
        result.ExitCode.ShouldBe(0);
        result.ErrorLines.TakeLast(2).ShouldBe([$"stories.jsonl:2: warning: {field} reaches the limit of {limit} characters: what is beyond is not searched.", "1 of 2 stories."]);
    }

    [Fact]
    public async Task A_line_over_a_megabyte_is_passed_over()
    {
        var result = await RunAsync("Lavrov", "--json", "{\"id\":\"1\",\"title\":\"" + new string('x', 1024 * 1024) + "\"}\n{\"id\":\"2\",\"title\":\"Lavrov\"}");
        result.ExitCode.ShouldBe(1);
        result.ErrorLines[^2].ShouldBe("stories.jsonl:1: the line is longer than 1,048,576 bytes.");
        result.Lines.ShouldHaveSingleItem().ShouldContain("\"id\":\"2\"");
    }

    [Fact]
    public async Task Piped_only_what_is_found_is_shown()
    {
        var result = await RunAsync("Lavrov", """
            {"id":"a","title":"Lavrov in <b>Geneva</b>","feed":"Wire"}
            {"id":"b","title":"Ferry timetable"}
            """);
        result.Output.ShouldBe("a\tWire\tLavrov in Geneva\tLavrov\n");
    }

    [Fact]
    public async Task What_could_not_be_decided_is_marked_once()
    {
        const string costly = "a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 b";
        var story = JsonSerializer.Serialize(new { id = "1", title = "A long story", summary = string.Concat(Enumerable.Repeat("a b ", 5_000)) });
        (await RunAsync(costly, "--json", story)).Output.ShouldBe("""{"id":"1","matched":true,"places":[],"possible":true}""" + "\n");
        (await RunAsync(costly, story)).Output.ShouldBe("1\t\tA long story\t(possible)\n");
        await using var workplace = new Workplace();
        using var console = new TestConsole();
        console.Profile.Width = 160;
        await workplace.RunAsync(console, "try", costly, "--stories", workplace.Write("stories.jsonl", story));
        console.Output.Split("ossible").Length.ShouldBe(2, console.Output);
    }

    [Fact]
    public async Task People_see_the_story_and_nothing_that_steers_their_terminal()
    {
        await using var workplace = new Workplace();
        using var console = new TestConsole();
        var file = workplace.Write("stories.jsonl", JsonSerializer.Serialize(new { id = "\u001b[31m1", title = HostileStory.Title.Replace("\uD83D", string.Empty), summary = "Lavrov" }));
        await workplace.RunAsync(console, "try", "Lavrov", "--stories", file);
        HostileText.ShouldBeHarmless(console.Output);
        console.Output.ShouldContain("1 of 1 stories.");
    }

    private static async Task<CommandResult> RunAsync(string query, string optionOrText, string? text = null)
    {
        await using var workplace = new Workplace();
        var file = workplace.PathOf("stories.jsonl");
        await File.WriteAllTextAsync(file, text ?? optionOrText, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), TestContext.Current.CancellationToken);
        return await workplace.RunAsync(["try", query, "--stories", file, .. text is null ? [] : new[] { optionOrText }]);
    }

    private static async Task<CommandResult> RunAsync(string query, byte[] file)
    {
        await using var workplace = new Workplace();
        var path = workplace.PathOf("stories.jsonl");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        return await workplace.RunAsync("try", query, "--stories", path);
    }

    private static IReadOnlyList<JsonElement> Places(CommandResult result) => [.. JsonElement.Parse(result.Output).GetProperty("places").EnumerateArray()];
}
