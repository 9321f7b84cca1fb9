using FeedWatch.Host.Init;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Init;

public sealed class InitQuestionsTests : IDisposable
{
    private readonly TestConsole console = new();

    public InitQuestionsTests()
    {
        console.Profile.Capabilities.Interactive = true;
        console.EmitAnsiSequences();
    }

    private InitQuestions Questions => new(console, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_person_is_asked_three_things()
    {
        console.Input.PushKey(ConsoleKey.Enter);
        Type("grain AND", "\"grain deal\"", "desk@embassy.example");
        Press(ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Enter);

        (await Questions.AskRulesAsync()).ShouldBe([("grain deal", "\"grain deal\"")]);
        (await Questions.AskEmailAsync()).ShouldBe("desk@embassy.example");
        (await Questions.AskTransportAsync()).ShouldBe(MailSettings.ToFolder);
    }

    [Fact]
    public async Task Only_a_plain_address_can_get_alerts()
    {
        Type("nobody", "Me <me@x.org>", "a@x.org, b@x.org", " me@x.org ");
        (await Questions.AskEmailAsync()).ShouldBe("me@x.org");
    }

    [Fact]
    public async Task Only_a_plain_address_of_one_s_own_can_be_the_sender()
    {
        Press(ConsoleKey.DownArrow, ConsoleKey.Enter);
        Type("nobody", "Me <me@x.org>", "me@example.org", "me@x.org", "key");
        var mail = await Questions.AskTransportAsync();
        mail.Values["From"].ShouldBe("me@x.org");
        mail.Secret.ShouldBe("key");
    }

    [Fact]
    public async Task A_question_ends_when_the_command_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var questions = new InitQuestions(console, stop.Token);
        await Should.ThrowAsync<OperationCanceledException>(questions.AskRulesAsync);
        await Should.ThrowAsync<OperationCanceledException>(questions.AskEmailAsync);
        await Should.ThrowAsync<OperationCanceledException>(questions.AskTransportAsync);
    }

    [Theory]
    [InlineData("@unsc", "unsc 2")]
    [InlineData("\"UNSC\"", "UNSC 2")]
    [InlineData("\"grain deal\" OR \"O'Brien\"", "grain deal OR OBrien")]
    [InlineData("''", "Rule")]
    public void A_rule_gets_a_name_without_quotes_that_no_other_has(string query, string name) =>
        RuleName.Of(query, ["unsc", "lavrov"]).ShouldBe(name);

    [Fact]
    public void A_long_query_gives_a_short_name() => RuleName.Of(new string('a', 59) + "\U0001F33E grain", []).ShouldBe(new string('a', 59));

    public void Dispose() => console.Dispose();

    private void Type(params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            console.Input.PushTextWithEnter(line);
        }
    }

    private void Press(params IReadOnlyList<ConsoleKey> keys)
    {
        foreach (var key in keys)
        {
            console.Input.PushKey(key);
        }
    }
}
