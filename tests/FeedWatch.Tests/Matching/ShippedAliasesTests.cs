using System.Text.Json;
using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

public class ShippedAliasesTests(ITestOutputHelper output)
{
    [Fact]
    public void Measure()
    {
        foreach (var label in new[] { "unsc", "lavrov" })
        {
            var query = Ask.Query("@" + label);
            int tp = 0, fp = 0, fn = 0, tn = 0;
            foreach (var line in File.ReadLines("/work/shared/matching/labelled.jsonl"))
            {
                var story = JsonDocument.Parse(line).RootElement;
                var want = story.GetProperty("labels").GetProperty(label);
                if (want.ValueKind == JsonValueKind.Null) continue;
                var hit = query.Match(story.GetProperty("title").GetString()!, story.GetProperty("summary").GetString()!) is not null;
                var yes = want.GetInt32() == 1;
                if (hit && yes) tp++; else if (hit) fp++; else if (yes) fn++; else tn++;
                if (hit != yes) output.WriteLine($"{label} {(hit ? "FALSE HIT" : "MISSED")} {line}");
            }
            output.WriteLine($"{label} tp {tp} fp {fp} fn {fn} tn {tn}");
        }
    }
}
