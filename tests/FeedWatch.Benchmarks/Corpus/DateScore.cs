using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>Dates as publishers write them, each read as the date of an entry, under time zones and habits that would show if the host's were used.</summary>
internal static class DateScore
{
    private static readonly string[] Zones = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"];

    public static int Count(CorpusFolder corpus) => Samples(corpus).Count;

    /// <returns>What was read wrong, anywhere.</returns>
    public static IReadOnlyList<Fault> Read(CorpusFolder corpus)
    {
        var faults = new List<Fault>();
        foreach (var zone in Zones)
        {
            foreach (var culture in new[] { CultureInfo.InvariantCulture, Odd() })
            {
                Under(zone, culture, () => faults.AddRange(Samples(corpus).Select(Compare).OfType<Fault>()));
            }
        }

        return [.. faults.Distinct()];
    }

    private static IReadOnlyList<DateSample> Samples(CorpusFolder corpus) =>
        JsonSerializer.Deserialize<IReadOnlyList<DateSample>>(File.ReadAllText(corpus.Join("expectations", "dates.json")))!;

    private static Fault? Compare(DateSample sample)
    {
        var document = $"<rss version=\"2.0\"><channel><item><title>A</title><pubDate>{WebUtility.HtmlEncode(sample.Text)}</pubDate></item></channel></rss>";
        var read = new FeedParser().Parse(Encoding.UTF8.GetBytes(document), "text/xml; charset=utf-8", new Uri("https://dates.example/"));
        var at = read is ParseResult.Parsed { Document.Entries: [var entry] } ? entry.PublishedAt : null;
        var seconds = at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return ComparedText.Instant(seconds) == ComparedText.Instant(sample.Instant) ? null : new Fault(sample.Text, $"{seconds ?? "absent"}, not {sample.Instant ?? "absent"}");
    }

    private static void Under(string zone, CultureInfo culture, Action work)
    {
        var (zoneBefore, cultureBefore) = (Environment.GetEnvironmentVariable("TZ"), CultureInfo.CurrentCulture);
        try
        {
            SetZone(zone);
            CultureInfo.CurrentCulture = culture;
            work();
        }
        finally
        {
            SetZone(zoneBefore);
            CultureInfo.CurrentCulture = cultureBefore;
        }
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }

    // The program carries no culture but the invariant one: this one has the habits of several.
    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        culture.DateTimeFormat.AMDesignator = "π.μ.";
        culture.DateTimeFormat.PMDesignator = "μ.μ.";
        culture.DateTimeFormat.AbbreviatedMonthNames = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", string.Empty];
        culture.DateTimeFormat.AbbreviatedDayNames = ["a", "b", "c", "d", "e", "f", "g"];
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}

/// <summary>A date as written, and its instant; null where it is none.</summary>
internal sealed record DateSample([property: JsonPropertyName("s")] string Text, [property: JsonPropertyName("v")] string? Instant);
