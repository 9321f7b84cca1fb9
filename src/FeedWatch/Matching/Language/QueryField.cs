namespace FeedWatch.Matching.Language;

/// <summary>What a part of a query may be restricted to. The first two are text; the others are facts of the story, which have no places.</summary>
internal enum QueryField
{
    Title,
    Body,
    Author,
    Category,
    Feed,
    Lang,
}

internal static class QueryFields
{
    private static readonly string[] Names = ["title", "body", "author", "category", "feed", "lang"];

    public static bool IsFact(this QueryField field) => field > QueryField.Body;

    public static string Name(this QueryField field) => Names[(int)field];

    public static QueryField? Find(ReadOnlySpan<char> name)
    {
        for (var field = 0; field < Names.Length; field++)
        {
            if (name.Equals(Names[field], StringComparison.OrdinalIgnoreCase))
            {
                return (QueryField)field;
            }
        }

        return null;
    }

    public static void Check(string name, Spot at, MistakeList mistakes)
    {
        if (Find(name) is null)
        {
            var nearest = NearestName.Of(name, Names);
            var advice = nearest is null ? "Write it in quotes to find these words. The fields are title:, body:, author:, category:, feed: and lang:." : $"Did you mean {nearest}:? Write it in quotes to find these words.";
            mistakes.Refuse(at, $"There is no field {name}:.", advice);
        }
    }
}
