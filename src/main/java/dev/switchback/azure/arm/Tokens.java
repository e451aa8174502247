package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Remembers the newest token. A credential of the SDK gives out the same token until five minutes before its end; whoever
/// needs one that lasts longer gets it from a credential that has none yet.
final class Tokens implements SignIn {

	/// The SDK asks for another token so long before the present one ends.
	private static final Duration MARGIN = Duration.ofMinutes(6);

	private final Supplier<TokenCredential> credentials;

	private final TokenCredential credential;

	private final String scope;

	private final InstantSource clock;

	private volatile @Nullable AccessToken newest;

	/// @param credentials makes a credential that has no token yet
	Tokens(Supplier<TokenCredential> credentials, String scope, InstantSource clock) {
		this.credentials = credentials;
		this.credential = credentials.get();
		this.scope = scope;
		this.clock = clock;
	}

	@Override
	public Mono<AccessToken> getToken(TokenRequestContext request) {
		return Mono.defer(() -> {
			var known = known(request, MARGIN);
			return (known != null) ? Mono.just(known) : this.credential.getToken(request)
				.doOnNext(this::remember)
				.onErrorResume(
						(error) -> Mono.justOrEmpty(known(request, Duration.ZERO)).switchIfEmpty(Mono.error(error)));
		});
	}

	@Override
	public AccessToken getTokenSync(TokenRequestContext request) {
		var known = known(request, MARGIN);
		return (known != null) ? known : renewed(request);
	}

	/// A token that is about to end is better than none.
	private AccessToken renewed(TokenRequestContext request) {
		try {
			return remember(this.credential.getTokenSync(request));
		}
		catch (RuntimeException ex) {
			var known = known(request, Duration.ZERO);
			if (known == null) {
				throw ex;
			}
			return known;
		}
	}

	@Override
	public Optional<ArmProblem> lasting(Duration duration) {
		var newest = this.newest;
		if (newest != null && outlasts(newest, duration)) {
			return Optional.empty();
		}
		try {
			var fresh = remember(this.credentials.get().getTokenSync(new TokenRequestContext().addScopes(this.scope)));
			return outlasts(fresh, duration) ? Optional.empty() : Optional.of(ArmProblem.NotSent
				.because("ShortLivedToken", "a new token ends at %s already".formatted(fresh.getExpiresAt())));
		}
		catch (RuntimeException ex) {
			return Optional.of(TokenPolicy.noToken(ex).problem());
		}
	}

	/// The newest token, unless it ends too soon, or Azure wants another one: it says so with claims.
	private @Nullable AccessToken known(TokenRequestContext request, Duration duration) {
		var newest = this.newest;
		return (newest != null && request.getClaims() == null && outlasts(newest, duration)) ? newest : null;
	}

	private AccessToken remember(AccessToken token) {
		this.newest = token;
		return token;
	}

	private boolean outlasts(AccessToken token, Duration duration) {
		return token.getExpiresAt().toInstant().isAfter(this.clock.instant().plus(duration));
	}

}
