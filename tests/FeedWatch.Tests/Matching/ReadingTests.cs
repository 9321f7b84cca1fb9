using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>Which words are the same word: these rules decide whether a story is found.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData("лавров", "ЛАВРОВ")]
    [InlineData("nuñez", "NÚÑEZ")]
    [InlineData("strasse", "Straße")]
    [InlineData("STRASSE", "straße")]
    [InlineData("grøße", "GROSSE")]
    [InlineData("aegir", "Ægir")]
    [InlineData("oeuvre", "Œuvre")]
    [InlineData("lodz", "Łódź")]
    [InlineData("istanbul", "İstanbul")]
    [InlineData("sıra", "SIRA")]
    [InlineData("λογος", "ΛΌΓΟΣ")]
    [InlineData("Λαβρόφ", "ΛΑΒΡΟΦ")]
    [InlineData("елка", "Ёлка")]
    [InlineData("fifth", "ﬁfth")]
    [InlineData("ＵＮ", "UN")]
    [InlineData("un", "ｕｎ")]
    [InlineData("co2", "CO₂")]
    [InlineData("٢٠٣٠", "2030")]
    [InlineData("أمم", "امم")]
    [InlineData("على", "علي")]
    [InlineData("أزمة", "ازمه")]
    [InlineData("مجلس", "مَجْلِس")]
    [InlineData("مجلس", "مجـلس")]
    [InlineData("ﻣﺠﻠﺲ", "مجلس")]
    [InlineData("لاجئ", "ﻻجئ")]
    [InlineData("ラブロフ", "ﾗﾌﾞﾛﾌ")]
    [InlineData("מועצת", "מוֹעֶצֶת")]
    [InlineData("אום", "או״ם")]
    public void A_letter_is_the_same_in_all_its_looks(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("cafe", "cafe\u0301")]
    [InlineData("й", "и\u0306")]
    [InlineData("ї", "і\u0308")]
    [InlineData("елка", "е\u0308лка")]
    [InlineData("замок", "за\u0301мок")]
    [InlineData("ガス", "カ\u3099ス")]
    [InlineData("council", "coun\u00ADcil")]
    [InlineData("council", "cou\u200Bn\u2060cil")]
    [InlineData("نمیشود", "نمی\u200Cشود")]
    public void Marks_and_unseen_characters_do_not_hide_a_word(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("мойка", "моика")]
    [InlineData("киів", "київ")]
    [InlineData("воуна", "воўна")]
    [InlineData("कमल", "कमला")]
    [InlineData("lavrov", "lavrovo")]
    [InlineData("center", "epicenter")]
    public void Other_letters_and_parts_of_words_are_other_words(string query, string title) => Ask.Finds(query, title).ShouldBeFalse();

    [Theory]
    [InlineData("lavrov", "Lavrov’s plane")]
    [InlineData("lavrov", "LAVROV'S PLANE")]
    [InlineData("\"lavrov plane\"", "Lavrovʼs plane")]
    [InlineData("ONU", "l’ONU")]
    [InlineData("\"de l'ONU\"", "siège de l’ONU")]
    [InlineData("italia", "dell'Italia")]
    [InlineData("ukraine", "d`Ukraine")]
    [InlineData("obrien", "O’Brien")]
    [InlineData("O'Brien", "OBrien")]
    [InlineData("lavrov", "Lavrov'un uçağı")]
    [InlineData("ankara", "Ankara’daki toplantı")]
    [InlineData("п'ять", "п’ять")]
    [InlineData("пять", "п’ять")]
    [InlineData("un", "‘UN’")]
    [InlineData("we", "we'll")]
    [InlineData("quran", "Qur'an")]
    [InlineData("Sanaa", "Strikes on Sana'a")]
    [InlineData("Sharaa", "Ahmed al-Shara’a")]
    [InlineData("shia", "Shi'a")]
    [InlineData("Hawaii", "Hawai'i")]
    [InlineData("Sana'a", "Sanaa")]
    [InlineData("putin", "Putin'in")]
    public void Apostrophes_are_all_one(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("UN", "U.N. votes")]
    [InlineData("U.N.", "the UN votes")]
    [InlineData("\"UN Security Council\"", "U.N. Security Council")]
    [InlineData("\"UN security council\"", "the U.N.’s Security Council")]
    [InlineData("\"US led\"", "a U.S.-led force")]
    [InlineData("U.S.-led", "US-led")]
    [InlineData("usa", "U.S.A.")]
    [InlineData("лавров", "С.В.Лавров")]
    public void Initials_with_dots_are_one_word(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("cease-fire", "a ceasefire")]
    [InlineData("cease-fire", "a cease fire")]
    [InlineData("cease-fire", "a cease-fire")]
    [InlineData("\"gaza cease-fire deal\"", "Gaza ceasefire deal")]
    [InlineData("COVID-19", "Covid 19")]
    [InlineData("UN-Sicherheitsrat", "UN‑Sicherheitsrat")]
    [InlineData("sicherheitsrat", "UN-Sicherheitsrat")]
    public void A_hyphen_separates_and_a_hyphenated_query_finds_the_joined_form(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("UN", "the UN", true)]
    [InlineData("UN", "un homme", false)]
    [InlineData("UN", "Un homme", false)]
    [InlineData("un", "UN", true)]
    [InlineData("WHO", "who is it", false)]
    [InlineData("US", "Us and them", false)]
    [InlineData("US", "U.S. envoy", true)]
    [InlineData("IT", "it", false)]
    [InlineData("AI", "ai", false)]
    [InlineData("NATO", "Nato", true)]
    [InlineData("NATO", "nato a Roma", false)]
    [InlineData("ONU", "all’Onu", true)]
    [InlineData("\"UN veto\"", "un veto", false)]
    [InlineData("UNPROFOR", "unprofor", true)]
    [InlineData("Лавровым", "с лавровым листом", false)]
    [InlineData("Лавровым", "с Лавровым", true)]
    [InlineData("лавровым", "с лавровым листом", true)]
    public void Capitals_count_where_a_small_word_would_be_another(string query, string title, bool finds) => Ask.Finds(query, title).ShouldBe(finds);

    [Theory]
    [InlineData("安理会", "联合国安理会通过决议")]
    [InlineData("安保理", "国連安保理が緊急会合")]
    [InlineData("안보리", "유엔 안보리는")]
    [InlineData("คณะมนตรีความมั่นคง", "ประชุมคณะมนตรีความมั่นคงแห่งสหประชาชาติ")]
    [InlineData("ကုလသမဂ္ဂ", "ကုလသမဂ္ဂလုံခြုံရေး")]
    [InlineData("𠮷野家", "吃𠮷野家")]
    [InlineData("UN安理会", "UN 安理会")]
    public void Scripts_without_spaces_need_no_dictionary(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("الأمم", "للأمم المتحدة")]
    [InlineData("الأمم", "والأمم المتحدة")]
    [InlineData("لافروف", "ولافروف")]
    [InlineData("\"مجلس الأمن\"", "بمجلس الأمن")]
    [InlineData("مجلس", "المجلس")]
    [InlineData("الله", "لله")]
    public void Arabic_words_are_found_behind_their_prefixes(string query, string title) => Ask.Finds(query, title).ShouldBeTrue();

    [Theory]
    [InlineData("lavrov", "On Lavrov’s way", "Lavrov’s")]
    [InlineData("un", "the U.N. said", "U.N.")]
    [InlineData("strasse", "die Straße!", "Straße")]
    [InlineData("安理会", "联合国安理会", "安理会")]
    [InlineData("council", "the coun\u00ADcil.", "coun\u00ADcil")]
    [InlineData("onu", "l’ONU vote", "ONU")]
    [InlineData("𝒶lpha", "x 𝒶lpha y", "𝒶lpha")]
    public void A_place_is_the_word_as_it_stands_in_the_text(string query, string title, string marked) => Ask.Marks(query, title).ShouldBe([marked]);

    [Fact]
    public void Broken_surrogates_and_endless_words_do_no_harm()
    {
        var text = "\uD83D un \uDC00\uD835 " + new string('x', 100_000) + " un\uDBFF";

        Ask.Marks("un", text).ShouldBe(["un", "un"]);
    }
}
