package dev.switchback.azure.arm;

import java.net.URISyntaxException;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import reactor.core.publisher.Mono;

/// Adds the bearer token, to requests to the resource manager only. When a token is refused with a challenge, a GET is
/// made again with a new one; any other call is not: the new token is kept for whoever decides to make it again.
final class TokenPolicy extends BearerTokenAuthenticationPolicy {

	private final ArmEndpoint endpoint;

	TokenPolicy(ArmEndpoint endpoint, TokenCredential credential, String scope) {
		super(credential, scope);
		this.endpoint = endpoint;
	}

	@Override
	public Mono<Void> authorizeRequest(HttpPipelineCallContext context) {
		return Mono.fromRunnable(() -> checkAuthority(context))
			.then(Mono.defer(() -> super.authorizeRequest(context)))
			.onErrorMap((error) -> !(error instanceof NotLeaving), TokenPolicy::noToken);
	}

	@Override
	public void authorizeRequestSync(HttpPipelineCallContext context) {
		checkAuthority(context);
		try {
			super.authorizeRequestSync(context);
		}
		catch (RuntimeException ex) {
			throw noToken(ex);
		}
	}

	@Override
	public Mono<Boolean> authorizeRequestOnChallenge(HttpPipelineCallContext context, HttpResponse response) {
		return super.authorizeRequestOnChallenge(context, response).map((again) -> again && repeatable(context));
	}

	@Override
	public boolean authorizeRequestOnChallengeSync(HttpPipelineCallContext context, HttpResponse response) {
		return super.authorizeRequestOnChallengeSync(context, response) && repeatable(context);
	}

	private static boolean repeatable(HttpPipelineCallContext context) {
		return context.getHttpRequest().getHttpMethod() == HttpMethod.GET;
	}

	private void checkAuthority(HttpPipelineCallContext context) {
		try {
			if (this.endpoint.holds(context.getHttpRequest().getUrl().toURI())) {
				return;
			}
		}
		catch (URISyntaxException _) {
			// No address of ours.
		}
		throw new NotLeaving(ArmProblem.NotSent.because("ForeignAddress",
				"an address outside of the resource manager is not called with a token"));
	}

	/// The ids in Azure's message are new each time, and would make the same failure look like another one.
	static NotLeaving noToken(Throwable cause) {
		var message = Problems.text(cause.getMessage()).replaceFirst("\\s*Trace ID:.*", "");
		return new NotLeaving(ArmProblem.NotSent.because("NoToken", "sign-in failed: " + message), cause);
	}

}
