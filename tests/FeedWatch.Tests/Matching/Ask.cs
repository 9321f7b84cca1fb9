using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

/// <summary>Short ways to ask a query about a text.</summary>
internal static class Ask
{
    public static Query Query(string text, params (string Name, string Query)[] aliases) =>
        new QueryCompiler(AliasSet.Shipped.With(aliases.ToDictionary(alias => alias.Name, alias => alias.Query))).Compile(text)
            .ShouldBeOfType<QueryResult.Compiled>().Query;

    public static bool Finds(string query, string title, string body = "") => Query(query).Match(title, body) is not null;

    /// <summary>What is marked, title first.</summary>
    public static string[]? Marks(string query, string title, string body = "") =>
        Query(query).Match(title, body)?.Select(place => (place.Field == TextField.Title ? title : body).Substring(place.Start, place.Length)).ToArray();

    public static QueryMistake[] Mistakes(string text, params (string Name, string Query)[] aliases) =>
        new QueryCompiler(AliasSet.Shipped.With(aliases.ToDictionary(alias => alias.Name, alias => alias.Query))).Compile(text) switch
        {
            QueryResult.Refused refused => [.. refused.Mistakes],
            _ => [],
        };

    public static QueryMistake[] Warnings(string text) =>
        [.. new QueryCompiler(AliasSet.Shipped).Compile(text).ShouldBeOfType<QueryResult.Compiled>().Warnings];
}
