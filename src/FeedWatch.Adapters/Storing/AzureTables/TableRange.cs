using Azure.Data.Tables;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Which rows of a table are read, and how much of each.</summary>
/// <param name="Filter">Made by <see cref="TableClient.CreateQueryFilter(FormattableString)"/>, which quotes what is filled in.</param>
internal sealed record TableRange(string Filter)
{
    private const int MostRowsOfAPage = 1_000;

    /// <summary>Only these columns; none means all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How many rows to ask for at once. A page is billed as one transaction, however short.</summary>
    public int PageRows { get; init => field = Math.Clamp(value, 1, MostRowsOfAPage); } = MostRowsOfAPage;

    public static TableRange Of(FormattableString filter) => new(TableClient.CreateQueryFilter(filter));
}
