using System.Reflection;
using System.Runtime.ExceptionServices;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Testing.Crashes;

/// <summary>Stands before a port and stops the process after so many writes: the last write is done, what should follow is not.</summary>
public class StoppingPort<T> : DispatchProxy
    where T : class
{
    private T inner = null!;
    private WriteBudget budget = null!;

    public static T Around(T inner, WriteBudget budget)
    {
        var port = Create<T, StoppingPort<T>>();
        var stopping = (StoppingPort<T>)(object)port;
        (stopping.inner, stopping.budget) = (inner, budget);
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.Name.StartsWith("Get", StringComparison.Ordinal) || targetMethod.Name.StartsWith("Find", StringComparison.Ordinal))
        {
            budget.OnRead();
        }
        else if (!targetMethod.IsSpecialName)
        {
            budget.OnWrite();
        }

        try
        {
            return targetMethod.Invoke(inner, args);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(exception.InnerException).Throw();
            throw;
        }
    }
}

public static class StoppingStores
{
    public static StoreSet StopAfter(this StoreSet stores, WriteBudget budget) => stores.Dying is { } dying ? budget.IsBounded ? dying(budget) : stores : new StoreSet(
        StoppingPort<IFeedStateStore>.Around(stores.FeedStates, budget),
        StoppingPort<IStoryStore>.Around(stores.Stories, budget),
        StoppingPort<IHitStore>.Around(stores.Hits, budget),
        StoppingPort<IRuleStateStore>.Around(stores.RuleStates, budget),
        StoppingPort<IOutbox>.Around(stores.Outbox, budget),
        StoppingPort<IMailStore>.Around(stores.Mails, budget))
    { Rests = StoppingPort<IServerRests>.Around(stores.Rests, budget) };
}
