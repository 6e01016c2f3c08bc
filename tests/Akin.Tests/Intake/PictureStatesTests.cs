using Akin.Intake;
using Xunit;

namespace Akin.Tests.Intake;

public sealed class PictureStatesTests
{
    [Fact]
    public void Name_EachState_IsSnakeCaseAndComesBack()
    {
        Assert.Equal(
            [
                "pending", "ready", "truncated", "unreadable", "unsupported", "too_large", "empty", "not_a_picture",
                "unreachable", "missing", "skipped", "duplicate_address",
            ],
            Enum.GetValues<PictureState>().Select(state => state.Name()));
        Assert.All(Enum.GetValues<PictureState>(), state => Assert.Equal(state, PictureStates.Parse(state.Name())));
    }

    [Fact]
    public void Parse_UnknownName_IsRefused() => Assert.Throws<ArgumentException>(() => PictureStates.Parse("fine"));

    [Fact]
    public void IsFailure_StatesOfGoodAndLeftOutInputs_AreNone() => Assert.Equal(
        [
            PictureState.Pending, PictureState.Ready, PictureState.Missing, PictureState.Skipped,
            PictureState.DuplicateAddress,
        ],
        Enum.GetValues<PictureState>().Where(state => !state.IsFailure()));
}
