using System.Runtime.CompilerServices;

namespace FeedWatch.Host.Reading;

/// <summary>Works on a few things at once and gives the results in the order of the things.</summary>
internal static class Ahead
{
    public static async IAsyncEnumerable<TResult> InOrderAsync<T, TResult>(
        IEnumerable<T> things, int atOnce, Func<T, CancellationToken, Task<TResult>> workAsync, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<TResult>>(atOnce);
        foreach (var thing in things)
        {
            if (underWay.Count == atOnce)
            {
                yield return await underWay.Dequeue();
            }

            underWay.Enqueue(Task.Run(() => workAsync(thing, cancellationToken), cancellationToken));
        }

        while (underWay.TryDequeue(out var next))
        {
            yield return await next;
        }
    }
}
