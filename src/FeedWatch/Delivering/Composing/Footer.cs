namespace FeedWatch.Delivering;

/// <summary>Says why this mail came, for whoever finds it in a shared mailbox.</summary>
internal static class Footer
{
    public static string Of(bool hasStories, string recipient)
    {
        var why = hasStories ? "FeedWatch sends this because the rules named above found these stories" : "FeedWatch sends this to its operators";
        return recipient.Length == 0 ? $"{why}. Times are UTC." : $"{why}. It is for {recipient}. Times are UTC.";
    }
}
