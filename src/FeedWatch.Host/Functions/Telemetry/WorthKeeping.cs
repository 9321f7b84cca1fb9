using System.Diagnostics;
using OpenTelemetry;

namespace FeedWatch.Host.Functions.Telemetry;

/// <summary>Passes on the polls that hit or failed, and a share of the rest: what most polls come to is said by metrics, at no cost a poll.</summary>
internal sealed class WorthKeeping(BaseProcessor<Activity> next, double share) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (IsWorthKeeping(data, share))
        {
            data.SetTag(InvocationTrace.IdTag, data.GetBaggageItem(InvocationTrace.IdTag));
            next.OnEnd(data);
        }
    }

    internal static bool IsWorthKeeping(Activity poll, double share) =>
        poll.Status == ActivityStatusCode.Error
        || poll.GetTagItem(PollTrace.HitsTag) is > 0
        || IsSampled(poll.TraceId, share);

    protected override bool OnForceFlush(int timeoutMilliseconds) => next.ForceFlush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => next.Shutdown(timeoutMilliseconds);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            next.Dispose();
        }

        base.Dispose(disposing);
    }

    // By the trace's id, which is random: every process decides the same of one trace.
    private static bool IsSampled(ActivityTraceId trace, double share)
    {
        Span<byte> bytes = stackalloc byte[16];
        trace.CopyTo(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) < share * ulong.MaxValue;
    }
}
