using FeedWatch.Adapters.Storing.AzureTables;
using Microsoft.Extensions.Options;

namespace FeedWatch.Adapters.Configuration;

/// <summary>Says at start what is wrong with <c>Watch:Blob</c>.</summary>
internal sealed class WatchBlobCheck(IOptions<AzureTableOptions> store) : IValidateOptions<WatchBlobOptions>
{
    public ValidateOptionsResult Validate(string? name, WatchBlobOptions options)
    {
        try
        {
            BlobAddress.Of(options, store.Value);
            return ValidateOptionsResult.Success;
        }
        catch (OptionsValidationException exception) when (exception.OptionsType == typeof(WatchBlobOptions))
        {
            return ValidateOptionsResult.Fail(exception.Failures);
        }
        catch (OptionsValidationException)
        {
            // The store's own options say themselves what is wrong with them.
            return ValidateOptionsResult.Skip;
        }
    }
}
