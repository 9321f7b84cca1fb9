namespace FeedWatch.Tests.Configuration;

/// <summary>Each query uses the unknown alias @zzz; its mistake must stand where the file has the @.</summary>
public class QueryPlaceTests
{
    [Theory]
    [InlineData("    query: Lavrov AND @zzz")]
    [InlineData("    query:    '@zzz'")]
    [InlineData("    query: 'don''t AND it''s @zzz'")]
    [InlineData("    query: \"say \\\"Security\\tCouncil\\\" @zzz\"")]
    [InlineData("    query: \"\\u041b\\x61\\U0001F600 @zzz\"")]
    [InlineData("    query: '\"talks 😀\" Лавров 安理会 @zzz'")]
    [InlineData("    query: Lavrov\n      AND\n\n      talks AND @zzz")]
    [InlineData("    query: 'Lavrov\n\n\n         AND   @zzz'")]
    [InlineData("    query: \"Lavrov AND \\\n      @zzz\"")]
    [InlineData("    query: \"Lavrov \\n @zzz\"")]
    [InlineData("    query: |\n      Lavrov OR\n        (talks AND\n      @zzz)")]
    [InlineData("    query: |-\n\n\n      Lavrov  OR @zzz\n\n")]
    [InlineData("    query: >-\n      Lavrov OR\n      talks\n\n      AND @zzz")]
    [InlineData("    query: |2-\n        @zzz")]
    [InlineData("    query: # why\n      >-   # because\n        Lavrov OR @zzz")]
    public void The_place_of_a_mistake_is_that_in_the_file(string query)
    {
        foreach (var newLine in new[] { "\n", "\r\n" })
        {
            var yaml = (Yaml.Feed + "rules:\n  - name: a\n" + query + "\n").ReplaceLineEndings(newLine);
            var at = yaml.IndexOf("@zzz", StringComparison.Ordinal);
            var line = yaml[..at].Count(letter => letter == '\n') + 1;
            var column = at - yaml.LastIndexOf('\n', at);

            Yaml.Mistakes(yaml)[0].ShouldStartWith($"feedwatch.yaml:{line}:{column}: There is no alias @zzz.");
        }
    }
}
