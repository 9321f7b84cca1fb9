namespace FeedWatch.Tests.Matching;

/// <summary>The forms in which a query's word is found, and those in which it is not.</summary>
public class WordFormTests
{
    [Theory]
    [InlineData("sanction", "new sanctions")]
    [InlineData("sanctions", "a sanction")]
    [InlineData("veto", "two vetoes")]
    [InlineData("country", "many countries")]
    [InlineData("countries", "one country")]
    [InlineData("\"member state\"", "all member states")]
    [InlineData("tax", "taxes")]
    [InlineData("Houthi", "the Houthis")]
    [InlineData("совет", "в Совете, решением Совета")]
    [InlineData("санкция", "новые санкции")]
    [InlineData("санкции", "без санкций")]
    [InlineData("заявление", "в заявлении")]
    [InlineData("российский", "российского посла")]
    [InlineData("\"совет безопасности\"", "члены Совета Безопасности")]
    [InlineData("посол", "посол уехал")]
    [InlineData("герой", "о герое")]
    [InlineData("Лавров", "с Лавровым")]
    [InlineData("Лавров", "ЛАВРОВА")]
    [InlineData("Путин", "о Путине")]
    public void Other_forms_of_the_word_are_found(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("United", "units")]
    [InlineData("Wales", "a wale")]
    [InlineData("Williams", "William")]
    [InlineData("news", "new")]
    [InlineData("politics", "politic")]
    [InlineData("crisis", "crisi")]
    [InlineData("UN", "UNs")]
    [InlineData("Лавров", "лавровым листом")]
    [InlineData("Лавров", "лавр")]
    [InlineData("Песков", "песок и пески")]
    [InlineData("Песков", "много песков")]
    [InlineData("=sanction", "sanctions")]
    [InlineData("=совет", "совета")]
    public void Another_word_is_not(string query, string title) => Ask.Finds(query, title).ShouldBeFalse();

    [Theory]
    [InlineData("=Lavrov", "Lavrov’s", true)]
    [InlineData("=Lavrov", "LAVROV", false)]
    [InlineData("=lavrov", "Lavrov", false)]
    [InlineData("=Erdoğan", "Erdogan", false)]
    [InlineData("=Erdogan", "Erdo\u00ADgan", true)]
    [InlineData("=\"Security Council\"", "the Security Council", true)]
    [InlineData("=\"Security Council\"", "the security council", false)]
    [InlineData("=O'Brien", "O’Brien", true)]
    [InlineData("=cease-fire", "ceasefire", false)]
    [InlineData("=un", "UN", false)]
    [InlineData("=Sanction*", "Sanctioned", true)]
    [InlineData("=Sanction*", "sanctioned", false)]
    [InlineData("=مجلس", "ومجلس", false)]
    public void An_exact_word_is_found_as_it_is_spelled(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Theory]
    [InlineData("sanction*", "sanctioned", true)]
    [InlineData("sanction*", "Sanction", true)]
    [InlineData("sanction*", "sanctimony", false)]
    [InlineData("Straß*", "strassenbahn", true)]
    [InlineData("безопасн*", "безопасностью", true)]
    [InlineData("pre-sanction*", "pre-sanctioned", true)]
    [InlineData("pre-sanction*", "presanctioned", true)]
    [InlineData("\"un\" san* sanct*", "UN sanctions", true)]
    public void A_prefix_finds_what_begins_with_it(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Fact]
    public void A_prefix_marks_the_whole_word() => Ask.Marks("sanction*", "He sanctioned it").ShouldBe(["sanctioned"]);
}
