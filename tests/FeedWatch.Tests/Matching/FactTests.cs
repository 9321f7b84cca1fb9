using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>Who wrote a story, what it is filed under, where it came from and in which language: facts, not text.</summary>
public class FactTests
{
    private static readonly SearchedStory Story = new()
    {
        Title = "Lavrov lands",
        Body = "He said nothing.",
        Authors = ["Anna Smith", "Jean d’Arc"],
        Categories = ["World", "AI policy"],
        FeedName = "BBC News: World",
        Language = "pt-BR",
    };

    [Theory]
    [InlineData("author:smith", true)]
    [InlineData("author:\"anna smith\"", true)]
    [InlineData("author:\"smith jean\"", false)]
    [InlineData("author:lavrov", false)]
    [InlineData("lavrov author:(jones OR arc)", true)]
    [InlineData("lavrov author:(smith NOT anna)", false)]
    [InlineData("lavrov -author:smith", false)]
    [InlineData("category:world", true)]
    [InlineData("category:ai", true)]
    [InlineData("category:AI", true)]
    [InlineData("feed:BBC", true)]
    [InlineData("feed:\"bbc news\"", true)]
    [InlineData("smith", false)]
    [InlineData("bbc OR world OR pt", false)]
    [InlineData("lang:pt", true)]
    [InlineData("lang:PT", true)]
    [InlineData("lang:pt-BR", true)]
    [InlineData("lang:br", false)]
    [InlineData("lang:en", false)]
    [InlineData("lavrov lang:(en OR pt)", true)]
    [InlineData("lavrov NOT lang:ru", true)]
    public void Facts_are_asked_by_their_field(string query, bool finds) => (Ask.Query(query).Match(Story) is not null).ShouldBe(finds);

    [Fact]
    public void Facts_have_no_places() =>
        Ask.Query("lavrov author:smith").Match(Story)!.Places.ShouldBe([new Place(TextField.Title, 0, 6)]);

    [Fact]
    public void A_story_without_a_language_has_none() =>
        Ask.Query("lang:en").Match(new SearchedStory { Title = "English words" }).ShouldBeNull();
}
