using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Matching;
using FeedWatch.Testing.Delivering;

namespace FeedWatch.Tests.Delivering.Composing;

public class ContextTests
{
    [Fact]
    public void What_is_context_is_marked_weaker_than_what_was_looked_for()
    {
        var text = MarkedText.Clean("Lavrov, the minister", [new Place(TextField.Title, 0, 6), new Place(TextField.Title, 12, 8) { IsContext = true }]);

        text.Runs(0, text.Text.Length).ShouldBe([new Run("Lavrov", IsHit: true), new Run(", the ", IsHit: false), new Run("minister", IsHit: true) { IsContext = true }]);
    }

    [Fact]
    public void A_mail_marks_context_by_a_line_and_does_not_name_it_as_a_reason()
    {
        var hit = SampleHits.Of("Lavrov", "Lavrov, the minister", "Nothing more.", "Lavrov");
        var mail = MailComposer.Compose(Desk, [hit with { Places = [.. hit.Places, new Place(TextField.Title, 12, 8) { IsContext = true }] }], []);

        mail.Html.ShouldContain($"""{HtmlStyle.WeakMark}">minister</span>""");
        mail.Text.ShouldContain("*Lavrov*, the minister");
        mail.Text.ShouldContain("“Lavrov”");
        mail.Text.ShouldNotContain("“minister”");
    }

    [Fact]
    public void A_mail_says_that_a_hit_is_only_possible()
    {
        var hit = SampleHits.Of("Lavrov", "A very long story", "Nothing more.") with { IsPossible = true, Query = "a NEAR/50 b" };

        MailComposer.Compose(Desk, [hit], []).Text.ShouldContain("perhaps: the query was too costly to decide on this story. a NEAR/50 b");
    }

    private static Recipient Desk => new() { Id = new("Desk"), Email = "desk@example.org" };
}
