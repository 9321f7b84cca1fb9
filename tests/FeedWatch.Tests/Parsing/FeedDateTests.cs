using System.Globalization;

namespace FeedWatch.Tests.Parsing;

public class FeedDateTests
{
    [Theory]
    [InlineData("Wed, 04 Mar 2026 05:06:07 GMT", "2026-03-04T05:06:07Z")]
    [InlineData("4 Mar 2026 05:06:07 +0130", "2026-03-04T03:36:07Z")]
    [InlineData("Wed, 04 Mar 26 05:06 EST", "2026-03-04T10:06:00Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 PDT", "2026-03-04T12:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 BST", "2026-03-04T04:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 CEST", "2026-03-04T03:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 MSK", "2026-03-04T02:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 JST", "2026-03-03T20:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 GMT+3", "2026-03-04T02:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 -05:30", "2026-03-04T10:36:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07", "2026-03-04T05:06:07Z")]
    [InlineData("Wed, 04 Mar 2026", "2026-03-04T00:00:00Z")]
    [InlineData("Wednesday, March 4th, 2026 5:06 pm", "2026-03-04T17:06:00Z")]
    [InlineData("Mar 4, 2026 12:06 AM", "2026-03-04T00:06:00Z")]
    [InlineData("Wed Mar  4 05:06:07 2026", "2026-03-04T05:06:07Z")]
    [InlineData("Wed Mar  4 05:06:07 CET 2026", "2026-03-04T04:06:07Z")]
    [InlineData("04-Mar-2026 05:06:07", "2026-03-04T05:06:07Z")]
    [InlineData("Sun, 31 Dec 2025 24:00:00 GMT", "2026-01-01T00:00:00Z")]
    [InlineData("Tue, 30 Jun 2015 23:59:60 GMT", "2015-07-01T00:00:00Z")]
    [InlineData("2026-03-04T05:06:07Z", "2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04T05:06:07.25+01:00", "2026-03-04T04:06:07.25Z")]
    [InlineData("2026-03-04T05:06:07+0100", "2026-03-04T04:06:07Z")]
    [InlineData("2026-03-04T05:06-03", "2026-03-04T08:06:00Z")]
    [InlineData("2026-03-04 05:06:07 +0000", "2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04 05:06:07 EST", "2026-03-04T10:06:07Z")]
    [InlineData("20260304T050607Z", "2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04", "2026-03-04T00:00:00Z")]
    [InlineData("2026-03", "2026-03-01T00:00:00Z")]
    [InlineData("2026", "2026-01-01T00:00:00Z")]
    [InlineData("-2603", "2026-03-01T00:00:00Z")]
    [InlineData("26-03-04", "2026-03-04T00:00:00Z")]
    [InlineData("26063", "2026-03-04T00:00:00Z")]
    [InlineData("260304", "2026-03-04T00:00:00Z")]
    [InlineData("2026-063", "2026-03-04T00:00:00Z")]
    [InlineData("2026063T05:06Z", "2026-03-04T05:06:00Z")]
    [InlineData("2026-W10-3", "2026-03-04T00:00:00Z")]
    [InlineData("2026W103T0506Z", "2026-03-04T05:06:00Z")]
    [InlineData("2026-003-04T05:06:07Z", "2026-03-04T05:06:07Z")]
    [InlineData("20260304050607", "2026-03-04T05:06:07Z")]
    [InlineData("2026/03/04 05:06:07", "2026-03-04T05:06:07Z")]
    [InlineData("2026.03.04 05:06", "2026-03-04T05:06:00Z")]
    [InlineData("04/03/2026 05:06", "2026-03-04T05:06:00Z")]
    [InlineData("03/24/2026 05:06 PM", "2026-03-24T17:06:00Z")]
    [InlineData("4.3.2026", "2026-03-04T00:00:00Z")]
    [InlineData("4.3.2026 10.30", "2026-03-04T10:30:00Z")]
    [InlineData("04 Mar 2026 05.06.07", "2026-03-04T05:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 UTC +0100", "2026-03-04T04:06:07Z")]
    [InlineData("3/4/2026 5:06:07 AM", "2026-03-04T05:06:07Z")]
    [InlineData("2026년 03월 04일  05:06:07", "2026-03-03T20:06:07Z")]
    [InlineData("2026-03-04 오후 05:06:07 +0900", "2026-03-04T08:06:07Z")]
    [InlineData("2026年3月4日 05:06", "2026-03-04T05:06:00Z")]
    [InlineData("Τετ, 04 Μάρ 2026 05:06:07 EST", "2026-03-04T10:06:07Z")]
    [InlineData("mar., 03 févr. 2026 05:06:07 +0100", "2026-02-03T04:06:07Z")]
    [InlineData("Mi, 04 März 2026 05:06:07 MEZ", "2026-03-04T04:06:07Z")]
    [InlineData("Ср, 04 мая 2026 05:06:07 MSK", "2026-05-04T02:06:07Z")]
    [InlineData("Sze, 04 ápr 2026 05:06:07 CET", "2026-04-04T04:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 Etc/GMT", "2026-03-04T05:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 GMT+0100", "2026-03-04T04:06:07Z")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 AT", "2026-03-04T09:06:07Z")]
    [InlineData("Wed Mar 04 05:06:07 +0000 2026", "2026-03-04T05:06:07Z")]
    [InlineData("Wed,04 Mar 2026 05:06:07 -0000", "2026-03-04T05:06:07Z")]
    [InlineData("Thu, 01 Jan 0100 00:00:01 +0100", "0099-12-31T23:00:01Z")]
    public void A_date_is_read_as_it_was_meant(string text, string expected) =>
        Published(text).ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Wed, 32 Mar 2026 05:06:07 GMT")]
    [InlineData("Wed, 30 Feb 2026 05:06:07 GMT")]
    [InlineData("2026-13-04")]
    [InlineData("2026-03-04T25:06:07Z")]
    [InlineData("04 Mar")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("1772600767")]
    public void What_cannot_be_read_is_no_date(string text) => Published(text).ShouldBeNull();

    // The program runs without the cultures of the host; one of our own stands in for all of them.
    [Fact]
    public void The_culture_of_the_host_does_not_matter()
    {
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NegativeSign = "minus";
        strange.DateTimeFormat.DateSeparator = "|";
        strange.DateTimeFormat.AbbreviatedMonthNames = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", ""];
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = strange;
        try
        {
            Published("Fri, 04 Dec 2026 05:06:07 GMT").ShouldBe(new DateTimeOffset(2026, 12, 4, 5, 6, 7, TimeSpan.Zero));
            Published("2026-W49-5").ShouldBe(new DateTimeOffset(2026, 12, 4, 0, 0, 0, TimeSpan.Zero));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Wed, 04 Mar 2026 05:06:07 XYZT")]
    [InlineData("Wed, 04 Mar 2026 05:06:07 +9900")]
    public void A_zone_that_is_none_is_told(string text) =>
        Fixture.DocumentOf($"<rss><channel><item><pubDate>{text}</pubDate></item></channel></rss>").Repairs.ShouldBe(["dates in a time zone that is unknown, read as UTC"]);

    [Fact]
    public void Dates_are_kept_in_utc() => Published("2026-03-04T05:06:07+05:00")!.Value.Offset.ShouldBe(TimeSpan.Zero);

    private static DateTimeOffset? Published(string text) => Fixture.EntryOf($"<title>x</title><pubDate>{text}</pubDate>").PublishedAt;
}
