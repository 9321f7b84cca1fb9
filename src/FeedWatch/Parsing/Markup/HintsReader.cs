using System.Globalization;
using FeedWatch.Feeds;

namespace FeedWatch.Parsing.Markup;

/// <summary>Reads what a document says about when to come back.</summary>
internal sealed class HintsReader(MarkupWalk xml)
{
    private const int MostMinutes = 366 * 24 * 60;

    private readonly HashSet<int> hours = [];
    private readonly HashSet<DayOfWeek> days = [];
    private TimeSpan? timeToLive;
    private TimeSpan? period;
    private int frequency = 1;

    public PublisherHints ToHints()
    {
        var update = period / frequency;
        return timeToLive is null && update is null && hours.Count == 0 && days.Count == 0 ? PublisherHints.None : new PublisherHints
        {
            Interval = timeToLive > update || update is null ? timeToLive : update,
            SkipHours = [.. hours.Order()],
            SkipDays = [.. days.Order()],
        };
    }

    /// <summary>ttl (minutes), skipHours and skipDays of RSS 2.0. Hour 24 of RSS 0.91 is midnight.</summary>
    public void ReadRss()
    {
        if (xml.Name is "ttl")
        {
            timeToLive = Number() is > 0 and <= MostMinutes and var minutes ? TimeSpan.FromMinutes(minutes) : timeToLive;
            return;
        }

        for (var element = xml.Enter(); xml.NextWithin(element);)
        {
            if (xml.Token == MarkupToken.Start && xml.Name is "hour" && Number() is >= 0 and <= 24 and var hour)
            {
                hours.Add(hour % 24);
            }
            else if (xml.Token == MarkupToken.Start && xml.Name is "day" && Enum.TryParse<DayOfWeek>(FieldText.ReadPlain(xml).Trim(), ignoreCase: true, out var day) && Enum.IsDefined(day))
            {
                days.Add(day);
            }
        }
    }

    /// <summary>sy:updatePeriod and sy:updateFrequency of the RSS 1.0 syndication module.</summary>
    public void ReadSyndication()
    {
        switch (xml.Name)
        {
            case "updateperiod":
                period = PeriodOf(FieldText.ReadPlain(xml)) ?? period;
                break;
            case "updatefrequency":
                frequency = Number() is > 0 and var times ? times : frequency;
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private static TimeSpan? PeriodOf(string text) => text.Trim().ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };

    private int Number() => int.TryParse(FieldText.ReadPlain(xml).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
