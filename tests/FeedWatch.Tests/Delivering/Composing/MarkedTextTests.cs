using FeedWatch.Delivering;
using FeedWatch.Matching;

namespace FeedWatch.Tests.Delivering.Composing;

public class MarkedTextTests
{
    [Fact]
    public void Context_is_told_apart_from_what_was_looked_for()
    {
        var text = MarkedText.Clean("Minister Lavrov", [new Place(TextField.Title, 0, 9) { IsContext = true }, new Place(TextField.Title, 9, 6)]);
        text.Beginning(100).ShouldBe([new Run("Minister ", IsHit: true) { IsContext = true }, new Run("Lavrov", IsHit: true)]);
    }

    [Fact]
    public void What_one_rule_looked_for_is_no_context_where_another_says_so()
    {
        var text = MarkedText.Clean("Minister Lavrov", [new Place(TextField.Title, 0, 8) { IsContext = true }, new Place(TextField.Title, 0, 15)]);
        text.Beginning(100).ShouldBe([new Run("Minister Lavrov", IsHit: true)]);
    }
}
