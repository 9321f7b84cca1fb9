using System.Text.Json;
using FeedWatch.Host.Probing.Given;

namespace FeedWatch.Host.Output;

/// <summary>What a query says of one story of a file, as <c>feedwatch try --stories --json</c> prints it.</summary>
/// <param name="Id">As the story gives it.</param>
/// <param name="Possible">True where the query was too costly to be decided: somebody has to look; else absent.</param>
public sealed record VerdictLine(JsonElement Id, bool Matched, IReadOnlyList<GivenPlace> Places, bool? Possible);
