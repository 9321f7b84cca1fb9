using System.Globalization;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Delivering;

namespace FeedWatch.Tests.Delivering.Composing;

public class ExcerptTests
{
    private const string Filler = "nothing much happened on that day ";

    [Fact]
    public void A_short_text_is_shown_whole() =>
        ExcerptOf(SampleHits.Of("A", "T", "Short and Lavrov in it.", "Lavrov")).ShouldBe("Short and *Lavrov* in it.");

    [Fact]
    public void A_long_text_without_places_shows_its_beginning()
    {
        var excerpt = ExcerptOf(SampleHits.Of("A", "T", "Begins so. " + Repeat(Filler, 100)));

        excerpt.ShouldStartWith("Begins so. nothing");
        excerpt.ShouldEndWith("…");
        excerpt.Length.ShouldBeInRange(370, 401);
    }

    [Fact]
    public void A_word_deep_in_a_long_text_is_shown_with_what_stands_around_it()
    {
        var excerpt = ExcerptOf(SampleHits.Of("A", "T", Repeat(Filler, 100) + "then Lavrov spoke " + Repeat(Filler, 100), "Lavrov"));

        excerpt.ShouldContain("day then *Lavrov* spoke nothing");
        excerpt.ShouldStartWith("… ");
        excerpt.ShouldEndWith(" …");
        excerpt.Length.ShouldBeInRange(340, 406);
    }

    [Fact]
    public void Different_words_far_apart_are_both_shown()
    {
        var excerpt = ExcerptOf(SampleHits.Of("A", "T", "The Council met. " + Repeat(Filler, 100) + "Council. Lavrov left.", "Council", "Lavrov"));

        excerpt.ShouldStartWith("The *Council* met.");
        excerpt.ShouldEndWith("*Lavrov* left.");
        excerpt.ShouldContain(" … ");
        excerpt.Length.ShouldBeLessThan(420);
    }

    [Fact]
    public void Words_of_a_long_text_are_not_cut()
    {
        var excerpt = ExcerptOf(SampleHits.Of("A", "T", Repeat(Filler, 100) + "Lavrov " + Repeat(Filler, 100), "Lavrov"));

        excerpt.Split(' ').Except([.. Filler.Split(' '), "*Lavrov*", "…"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_character_is_never_cut_whatever_it_is_made_of()
    {
        const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
        for (var shift = 0; shift < Family.Length; shift++)
        {
            var excerpt = ExcerptOf(SampleHits.Of("A", "T", new string('x', shift) + Repeat(Family, 100) + "Lavrov" + Repeat(Family, 100), "Lavrov"));

            StringInfo.GetTextElementEnumerator(excerpt).Elements().Except([Family, "*", .. "Lavrov… x".Select(letter => letter.ToString())]).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Marks_stay_on_their_words_when_the_text_before_them_is_cleaned()
    {
        var excerpt = ExcerptOf(SampleHits.Of("A", "T", "\u202E \r\n\r\n  One\u0000\u0007 \t two Lavrov\u00ADs three", "Lavrov"));

        excerpt.ShouldBe("One two *Lavrov*s three");
    }

    [Fact]
    public void Places_outside_the_text_are_passed_over()
    {
        var hit = SampleHits.Of("A", "T", "Lavrov", "Lavrov");

        ExcerptOf(hit with { Places = [.. hit.Places, new(TextField.Body, 4, 100), new(TextField.Body, 900, 5), new(TextField.Body, 2, 0)] }).ShouldBe("*Lavrov*");
    }

    private static string ExcerptOf(Hit hit) =>
        MailComposer.Compose(new() { Id = new("Desk"), Email = "desk@example.org" }, [hit], []).Text.Split("\n\n")[1];

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

internal static class TextElements
{
    public static IEnumerable<string> Elements(this TextElementEnumerator elements)
    {
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
