using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public class ContentHashTests
{
    [Fact]
    public void Parts_are_kept_apart() => ContentHash.Id("ab", "c").ShouldNotBe(ContentHash.Id("a", "bc"));

    [Fact]
    public void An_id_is_the_same_in_every_version() => ContentHash.Id("feed", "example.org").ShouldBe("7474121b5d6cd00ece89f13d");

    [Fact]
    public void White_space_makes_no_other_text() =>
        ContentHash.OfText("One two", "three\u00A0four\n").ShouldBe(ContentHash.OfText("Onetwo", " threefour"));

    [Fact]
    public void A_word_moved_from_title_to_text_makes_another_text() =>
        ContentHash.OfText("One two", "three").ShouldNotBe(ContentHash.OfText("One", "two three"));

    [Fact]
    public void Half_a_surrogate_pair_can_be_hashed() => ContentHash.OfText("\uD83D").ShouldNotBe(ContentHash.OfText(""));
}
