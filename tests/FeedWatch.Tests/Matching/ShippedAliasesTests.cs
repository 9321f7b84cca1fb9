using System.Text.Json;
using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>How well the aliases find what they are for, measured on labelled-stories.jsonl: 1 is wanted, 0 is not, null is for each reader to say and does not count.</summary>
public class ShippedAliasesTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    private static readonly LabelledStory[] Stories =
        [.. File.ReadLines(RepositoryFile.Path("tests", "FeedWatch.Tests", "Matching", "labelled-stories.jsonl")).Select(line => JsonSerializer.Deserialize<LabelledStory>(line, Format)!)];

    [Theory]
    [InlineData("unsc", "unsc", 0.98, 0.93)]
    [InlineData("unsc_wide", "unsc", 0.97, 0.98)]
    [InlineData("lavrov", "lavrov", 0.98, 0.95)]
    [InlineData("lavrov_wide", "lavrov", 0.97, 0.98)]
    public void An_alias_finds_nearly_all_that_it_is_for_and_hardly_anything_else(string alias, string label, double precision, double recall)
    {
        var measured = Measure(alias, label);

        output.WriteLine(measured.ToString());
        measured.Precision.ShouldBeGreaterThanOrEqualTo(precision, measured.ToString());
        measured.Recall.ShouldBeGreaterThanOrEqualTo(recall, measured.ToString());
    }

    [Theory]
    [InlineData("unsc")]
    [InlineData("lavrov")]
    public void An_alias_finds_stories_in_many_languages_and_scripts(string label)
    {
        var query = Ask.Query($"@{label}");
        var found = Stories.Where(story => story.Label(label) == 1 && Finds(query, story)).ToList();

        found.Select(story => story.Lang).Distinct().Count().ShouldBeGreaterThanOrEqualTo(12);
        found.Select(story => Script(story.Title)).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
    }

    [Theory]
    [InlineData("unsc", "unsc_wide")]
    [InlineData("lavrov", "lavrov_wide")]
    public void A_wide_alias_finds_whatever_the_narrow_one_finds(string narrow, string wide)
    {
        var (narrowQuery, wideQuery) = (Ask.Query($"@{narrow}"), Ask.Query($"@{wide}"));

        Stories.Where(story => Finds(narrowQuery, story)).ShouldAllBe(story => Finds(wideQuery, story));
    }

    [Theory]
    [InlineData("The U.N. appeals for aid")]
    [InlineData("L’Onu tire la sonnette d’alarme")]
    [InlineData("Die Vereinten Nationen warnen")]
    [InlineData("YK:n pääsihteeri vierailee Helsingissä")]
    [InlineData("FN:s klimatmöte öppnar")]
    [InlineData("BM’den gıda uyarısı")]
    [InlineData("В ООН призвали к миру")]
    [InlineData("Ο ΟΗΕ προειδοποιεί")]
    [InlineData("وفد للأمم المتحدة في الخرطوم")]
    [InlineData("שליחת האו״ם בביירות")]
    [InlineData("संयुक्त राष्ट्र की रिपोर्ट")]
    [InlineData("联合国大会开幕")]
    [InlineData("国連総会が開幕")]
    [InlineData("유엔 총회 개막")]
    public void The_United_Nations_are_found_in_many_languages(string title) => Ask.Finds("@un", title).ShouldBeTrue();

    [Theory]
    [InlineData("Un homme, un vote")]
    [InlineData("Le FN fête ses cinquante ans")]
    [InlineData("Türkiye onu bekliyor")]
    [InlineData("Uno Mattina cambia conduttore")]
    [InlineData("VN-Index lập đỉnh mới")]
    public void Words_that_only_look_like_the_United_Nations_are_not_found(string title) => Ask.Finds("@un", title).ShouldBeFalse();

    [Theory]
    [InlineData("@unsc AND @lavrov")]
    [InlineData("@unsc_wide AND @lavrov_wide")]
    public void Two_aliases_fit_into_one_query_and_leave_room_for_twenty_words(string query) =>
        Ask.Query($"{query} {string.Concat(Enumerable.Repeat("NOT hockey ", 20))}").Text.ShouldStartWith(query);

    [Fact]
    public void Each_shipped_alias_is_sound_by_itself()
    {
        var compiler = new QueryCompiler(AliasSet.Shipped);

        foreach (var name in AliasSet.Shipped.Names)
        {
            compiler.CheckAlias(name).ShouldBeEmpty($"@{name}");
        }
    }

    [Fact]
    public void The_shipped_aliases_have_an_owner_a_version_and_a_date()
    {
        var head = File.ReadLines(RepositoryFile.Path("src", "FeedWatch", "Matching", "aliases.txt")).TakeWhile(line => line.StartsWith('#')).ToList();

        head.ShouldContain(line => line.StartsWith("# owner: "));
        head.ShouldContain(line => line.StartsWith("# version: "));
        head.ShouldContain(line => line.StartsWith("# date: 20"));
    }

    private static Measured Measure(string alias, string label)
    {
        var query = Ask.Query($"@{alias}");
        var verdicts = Stories.Where(story => story.Label(label) is not null).ToLookup(story => (Wanted: story.Label(label) == 1, Found: Finds(query, story)));
        return new Measured(alias, verdicts[(true, true)].Count(), [.. verdicts[(true, false)]], [.. verdicts[(false, true)]]);
    }

    private static bool Finds(Query query, LabelledStory story) => query.Match(story.Title, story.Summary) is not null;

    // Named after the first letter that is not Latin; a title of none is Latin.
    private static string Script(string title) => title.Select(ScriptOf).FirstOrDefault(script => script != "Latin", "Latin");

    private static string ScriptOf(char letter) => letter switch
    {
        >= '\u0370' and < '\u0400' => "Greek",
        >= '\u0400' and < '\u0530' => "Cyrillic",
        >= '\u0530' and < '\u0590' => "Armenian",
        >= '\u0590' and < '\u0600' => "Hebrew",
        >= '\u0600' and < '\u0700' => "Arabic",
        >= '\u0900' and < '\u0980' => "Devanagari",
        >= '\u0980' and < '\u0A00' => "Bengali",
        >= '\u0B80' and < '\u0C00' => "Tamil",
        >= '\u0E00' and < '\u0E80' => "Thai",
        >= '\u10A0' and < '\u1100' => "Georgian",
        >= '\u3040' and < '\u3100' => "Kana",
        >= '\u4E00' and < '\uA000' => "Han",
        >= '\uAC00' and < '\uD7B0' => "Hangul",
        _ => "Latin",
    };

    public sealed record LabelledStory(string Lang, string Title, string Summary, int? Unsc, int? Lavrov)
    {
        public int? Label(string name) => name == "unsc" ? Unsc : Lavrov;
    }

    private sealed record Measured(string Alias, int Hits, IReadOnlyList<LabelledStory> Missed, IReadOnlyList<LabelledStory> Wrong)
    {
        public double Precision => Hits / (double)(Hits + Wrong.Count);

        public double Recall => Hits / (double)(Hits + Missed.Count);

        public override string ToString() => string.Join(
            '\n',
            [$"@{Alias}: precision {Precision:0.000}, recall {Recall:0.000}, {Hits} found", .. Missed.Select(story => $"  missed {story}"), .. Wrong.Select(story => $"  wrong {story}")]);
    }
}
