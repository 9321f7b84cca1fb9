using FeedWatch.Matching;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

public abstract class RuleStateStoreContract(Func<StoreSet> open) : StoreContract(open)
{
    [Fact]
    public async Task Rule_states_come_back_as_they_were_saved()
    {
        RuleState[] states = [new("Lavrov", "v1", Sample.Noon, true), new(OddText, "v2", null, false)];
        foreach (var state in states)
        {
            await Stores.RuleStates.SaveAsync(state, Cancel);
        }

        (await Stores.RuleStates.GetAllAsync(Cancel)).ShouldBe(states, ignoreOrder: true);
    }

    [Fact]
    public async Task The_last_state_saved_for_a_rule_stays()
    {
        await Stores.RuleStates.SaveAsync(new RuleState("Lavrov", "v1", Sample.Noon, true), Cancel);
        await Stores.RuleStates.SaveAsync(new RuleState("Lavrov", "v2", null, false), Cancel);

        (await Stores.RuleStates.GetAllAsync(Cancel)).ShouldBe([new RuleState("Lavrov", "v2", null, false)]);
    }

    [Fact]
    public async Task A_rule_that_is_removed_leaves_the_others()
    {
        await Stores.RuleStates.SaveAsync(new RuleState("Lavrov", "v1", null, false), Cancel);
        await Stores.RuleStates.SaveAsync(new RuleState("UN", "v1", null, false), Cancel);

        await Stores.RuleStates.RemoveAsync("Lavrov", Cancel);
        await Stores.RuleStates.RemoveAsync("never there", Cancel);

        (await Stores.RuleStates.GetAllAsync(Cancel)).ShouldHaveSingleItem().Name.ShouldBe("UN");
    }
}
