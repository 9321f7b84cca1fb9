using FeedWatch.Host.Functions.Pages;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>What came of a function that did not throw.</summary>
internal abstract record FunctionResult
{
    private FunctionResult()
    {
    }

    public sealed record Done : FunctionResult
    {
        public static readonly Done Instance = new();
    }

    /// <summary>For whoever called the HTTP function.</summary>
    public sealed record Answered(PageAnswer Answer) : FunctionResult;

    /// <summary>No such message can be done, now or later: it goes to the poison queue after its tries.</summary>
    public sealed record Unreadable(string Reason) : FunctionResult;
}
