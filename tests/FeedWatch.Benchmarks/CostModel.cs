namespace FeedWatch.Benchmarks;

/// <summary>What a month costs in Azure, as a sum of what is counted (transactions, see AzureTransactionTests; busy seconds, see the command `busy`) and of list prices. US dollars.</summary>
/// <param name="Feeds">Feeds watched.</param>
/// <param name="Minutes">Their interval.</param>
/// <param name="BusySeconds">That `poll` is busy for a round of 1,000 feeds: 2 % of them on slow servers, 30 on one server with a pause of a second.</param>
internal sealed record CostModel(int Feeds, int Minutes, double BusySeconds)
{
    // List prices as known on 2026-11-24, pay as you go, East US, LRS. Look them up before you rely on them.
    public const double TableTransaction = 0.00036 / 10_000;
    public const double QueueOperation = 0.0004 / 10_000;
    public const double BlobWrite = 0.05 / 10_000;
    public const double BlobOther = 0.004 / 10_000;
    public const double StoredGigabyte = 0.045;
    public const double GigabyteSecond = 0.000026;
    public const double Execution = 0.40 / 1_000_000;
    public const double LogGigabyte = 2.30;
    public const double AlertRule = 0.10;
    public const double FreeGigabyteSeconds = 100_000;
    public const double FreeExecutions = 250_000;
    public const double FreeLogGigabytes = 5;

    private const double MinutesAMonth = 43_800;
    private const double InstanceGigabytes = 0.5;
    private const double Recipients = 3;

    // Of a poll: a publisher writes, and one story in 500 is a hit.
    private const double SharePollsWithNews = 0.1;
    private const double StoriesOfNews = 3;
    private const double HitsAStory = 0.002;

    // An activity is billed for a second at least. A message of a few feeds takes somewhat longer, for one in fifty is slow.
    private const double ShortestActivity = 1;
    private const double ShortestPoll = 1.5;

    private double DueAMinute => (double)Feeds / Minutes;

    private double Polls => DueAMinute * MinutesAMonth;

    private double Messages => Math.Max(1, DueAMinute / 32) * MinutesAMonth;

    private double Hits => Polls * SharePollsWithNews * StoriesOfNews * HitsAStory;

    private double Alerts => Hits * Recipients;

    private double Sweeps => MinutesAMonth / 5;

    public double TableTransactions =>
        (3 * Polls)
        + (SharePollsWithNews * Polls) + Hits + Alerts
        + (7 * Alerts)
        + ((1 + (DueAMinute / 1_000)) * MinutesAMonth)
        + ((6 + (4 * (1 + Recipients))) * Sweeps);

    public double QueueOperations => (3 * (Messages + Alerts)) + (2 * 6 * MinutesAMonth) + (2 * Sweeps);

    // The host renews its locks every 15 seconds and writes each timer's status before and after a run.
    public double Storage =>
        (TableTransactions * TableTransaction) + (QueueOperations * QueueOperation)
        + (2 * (MinutesAMonth + Sweeps) * BlobWrite) + (3 * 4 * MinutesAMonth * BlobOther)
        + (Feeds * 0.0005 * StoredGigabyte);

    public double GigabyteSeconds => InstanceGigabytes * (
        (MinutesAMonth * ShortestActivity) + (Sweeps * ShortestActivity)
        + (Math.Min(Alerts, MinutesAMonth) * ShortestActivity)
        + Math.Max(MinutesAMonth * ShortestPoll, Polls / 1_000 * BusySeconds));

    public double Executions => MinutesAMonth + Sweeps + Messages + Alerts;

    public double Compute =>
        (Math.Max(0, GigabyteSeconds - FreeGigabyteSeconds) * GigabyteSecond) + (Math.Max(0, Executions - FreeExecutions) * Execution);

    // Two lines of the host and two of ours a call, 0.8 KB each; traces of 1.5 KB for hits and one poll in a hundred; 20 points of metrics a minute.
    public double LogGigabytes => ((Executions * 4 * 0.8) + (((Hits * 5) + (Polls * 0.03)) * 1.5) + (MinutesAMonth * 20 * 0.7)) / 1_000_000;

    // The cap of 0.2 GB a day is soft, and samples go first.
    public double Telemetry => Math.Max(0, Math.Min(LogGigabytes, 0.2 * 30.4) - FreeLogGigabytes) * LogGigabyte;

    public double Sum => Storage + Compute + Telemetry + (4 * AlertRule) + 0.01;

    public override string ToString() => FormattableString.Invariant(
        $"| {Feeds:N0} | {Minutes} min | {TableTransactions / 1e6:F1} M | {Storage:F2} | {GigabyteSeconds / 1e3:N0} k | {Compute:F2} | {LogGigabytes:F1} GB | {Telemetry:F2} | {4 * AlertRule:F2} | 0.01 | **{Sum:F2}** | {Alerts:N0} |");
}
