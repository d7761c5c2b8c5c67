using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Identity.Clients;

/// <summary>What the portal adds to the OpenID Connect handler; the same for every provider.</summary>
internal sealed class OidcEvents(PortalAddress portal, ProviderSettings? provider) : OpenIdConnectEvents
{
    /// <summary>The public address, not the request's Host; the kind of account wanted; the page's language.</summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        var message = context.ProtocolMessage;
        message.RedirectUri = portal.At(context.Options.CallbackPath);
        message.UiLocales = context.Properties.GetParameter<string>("ui_locales");
        if (provider is null)
        {
            message.SetParameter(OidcSchemes.WantedKind, context.Properties.Items[OidcSchemes.WantedKind]);
        }
        else if (provider.AcrValues is not null)
        {
            message.AcrValues = provider.AcrValues;
        }

        return Task.CompletedTask;
    }

    /// <summary>An answer that names its issuer must name the one asked (RFC 9207).</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var named = context.ProtocolMessage.GetParameter("iss");
        if (named is null || context.Options.ConfigurationManager is null)
        {
            return;
        }

        var asked = await context.Options.ConfigurationManager.GetConfigurationAsync(
            context.HttpContext.RequestAborted
        );
        if (named != asked.Issuer)
        {
            context.Fail("The answer names another issuer.");
        }
    }

    /// <summary>
    /// The handler lets an unsigned token pass when it came over the backchannel, as the standard allows. We do not.
    /// </summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (
            string.IsNullOrEmpty(context.SecurityToken.RawSignature)
            || !context.Options.TokenValidationParameters.ValidAlgorithms.Contains(context.SecurityToken.Header.Alg)
        )
        {
            context.Fail("The token is not signed.");
        }

        return Task.CompletedTask;
    }

    /// <summary>Reduces the provider's claims to ours: nothing else, no token, enters the session.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var mapped = ClaimMap.Read(context.Principal!, provider);
        var wanted = context.Properties?.Items[OidcSchemes.WantedKind];
        if (mapped is null || mapped.FindFirst(SessionClaims.Kind)?.Value != wanted)
        {
            context.HandleResponse();
            Fail(context.HttpContext, "kind-mismatch", context.ReturnUri);
            return;
        }

        context.Principal = new ClaimsPrincipal(mapped);
        context.Properties = new AuthenticationProperties { RedirectUri = context.ReturnUri };
        var witness = context.HttpContext.RequestServices.GetRequiredService<ISignInWitness>();
        await witness.SignedInAsync(context.Principal, context.HttpContext.RequestAborted);
    }

    /// <summary>A sign-in that failed ends on the portal, with a code to show and the way to try again.</summary>
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var code = context.Failure switch
        {
            { Message: var text } when text.Contains("access_denied", StringComparison.Ordinal) => "cancelled",
            { Message: var text } when text.Contains("Correlation", StringComparison.Ordinal) => "state-lost",
            { Message: var text } when text.Contains("State", StringComparison.OrdinalIgnoreCase) => "state-lost",
            HttpRequestException or TaskCanceledException => "provider-unavailable",
            InvalidOperationException => "provider-unavailable",
            _ => "answer-refused",
        };
        var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<OidcEvents>>();
        SignInLog.Failed(logger, context.Scheme.Name, code, context.Failure?.GetType().Name);
        Fail(context.HttpContext, code, context.Properties?.RedirectUri);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public static void Fail(HttpContext http, string code, string? returnUrl)
    {
        var target = QueryHelpers.AddQueryString("/?signin=failed", "code", code);
        http.Response.Redirect(
            ReturnPath.IsLocal(returnUrl) ? QueryHelpers.AddQueryString(target, "returnUrl", returnUrl!) : target
        );
    }
}
