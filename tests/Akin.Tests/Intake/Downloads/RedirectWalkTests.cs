using System.Net;
using Akin.Intake.Downloads;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

/// <summary>Where a redirect may lead; the answers are made by hand, for https needs a certificate.</summary>
public sealed class RedirectWalkTests
{
    [Theory]
    [InlineData("https://a/x", "https://b/y", true)]
    [InlineData("https://a/x", "http://127.0.0.1:99/y", true)]
    [InlineData("https://a/x", "http://b/y", false)]
    [InlineData("http://a/x", "http://b/y", true)]
    [InlineData("http://a/x", "https://b/y", true)]
    [InlineData("https://a/x", "/y", true)]
    [InlineData("https://a/x", "ftp://b/y", false)]
    public async Task SendAsync_Redirect_IsFollowedUnlessItGivesUpEncryption(string from, string to, bool allowed)
    {
        using var handler = new RedirectOnce(to);
        using var client = new HttpMessageInvoker(handler);
        var walk = new RedirectWalk(client, 3);
        if (allowed)
        {
            using var response = await walk.SendAsync(new Uri(from), _ => { }, CancellationToken.None);
            Assert.Equal(new Uri(new Uri(from), to), handler.Asked[1]);
        }
        else
        {
            await Assert.ThrowsAsync<DownloadException>(
                () => walk.SendAsync(new Uri(from), _ => { }, CancellationToken.None));
            Assert.Single(handler.Asked);
        }
    }

    private sealed class RedirectOnce(string to) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            var response = new HttpResponseMessage(Asked.Count == 1 ? HttpStatusCode.Found : HttpStatusCode.OK);
            response.Headers.Location = Asked.Count == 1 ? new Uri(to, UriKind.RelativeOrAbsolute) : null;
            return Task.FromResult(response);
        }
    }
}
