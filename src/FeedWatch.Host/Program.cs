using FeedWatch.Host.Commands;
using FeedWatch.Host.Output;

return await CommandLine.InvokeAsync(args, Terminal.OfProcess(), CancellationToken.None);
