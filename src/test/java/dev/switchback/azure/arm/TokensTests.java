package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TokensTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

	private Instant now = NOON;

	private int credentials;

	/// Lives of the tokens that are issued one after the other; a negative one is a refusal.
	private final Deque<Duration> lives = new ArrayDeque<>();

	private Tokens tokens(Duration... lives) {
		this.lives.addAll(List.of(lives));
		return new Tokens(this::credential, "scope", () -> this.now);
	}

	private TokenCredential credential() {
		this.credentials++;
		var name = "token of credential " + this.credentials;
		return (_) -> Mono.fromSupplier(() -> {
			var life = this.lives.remove();
			if (life.isNegative()) {
				throw new IllegalStateException("no answer");
			}
			return new AccessToken(name, this.now.plus(life).atOffset(ZoneOffset.UTC));
		});
	}

	private static String ask(Tokens tokens) {
		return tokens.getTokenSync(new TokenRequestContext().addScopes("scope")).getToken();
	}

	@Test
	void aTokenThatLastsIsKept() {
		var tokens = tokens(Duration.ofHours(1));
		assertThat(ask(tokens)).isEqualTo("token of credential 1");
		assertThat(tokens.lasting(TEN_MINUTES)).isEmpty();
		assertThat(ask(tokens)).isEqualTo("token of credential 1");
	}

	@Test
	void tokensAreRenewedBeforeADisable() {
		var tokens = tokens(Duration.ofHours(1), Duration.ofHours(1));
		ask(tokens);
		this.now = NOON.plus(Duration.ofMinutes(52));
		assertThat(tokens.lasting(TEN_MINUTES)).isEmpty();
		assertThat(ask(tokens)).isEqualTo("token of credential 2");
		this.now = NOON.plus(Duration.ofMinutes(100));
		assertThat(ask(tokens)).as("without asking anybody").isEqualTo("token of credential 2");
	}

	@Test
	void aTokenThatLastsIsEnoughWhileTheSignInIsOutOfReach() {
		var tokens = tokens(Duration.ofHours(1), Duration.ofHours(-1));
		ask(tokens);
		this.now = NOON.plus(Duration.ofMinutes(49));
		assertThat(tokens.lasting(TEN_MINUTES)).isEmpty();
		this.now = NOON.plus(Duration.ofMinutes(51));
		assertThat(tokens.lasting(TEN_MINUTES)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aTokenThatIsAboutToEndIsUsedToTheEndIfThereIsNoOther(boolean sync) {
		var tokens = tokens(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofHours(-1));
		ask(tokens);
		this.now = NOON.plus(Duration.ofMinutes(59));
		var request = new TokenRequestContext().addScopes("scope");
		assertThat(sync ? tokens.getTokenSync(request) : tokens.getToken(request).block())
			.extracting(AccessToken::getToken)
			.isEqualTo("token of credential 1");
		this.now = NOON.plus(Duration.ofMinutes(61));
		assertThatIllegalStateException()
			.isThrownBy(() -> use(sync ? tokens.getTokenSync(request) : tokens.getToken(request).block()))
			.withMessage("no answer");
	}

	private static void use(@Nullable AccessToken token) {
		assertThat(token).isNotNull();
	}

	@Test
	void aTokenIsHadBeforeTheFirstCallToo() {
		assertThat(tokens(Duration.ofHours(1)).lasting(TEN_MINUTES)).isEmpty();
	}

	@Test
	void aSignInThatCannotBeReachedIsTold() {
		assertThat(tokens(Duration.ofHours(-1)).lasting(TEN_MINUTES)).hasValueSatisfying(
				(problem) -> assertThat(problem.problem().message()).isEqualTo("sign-in failed: no answer"));
	}

	@Test
	void aNewTokenThatEndsTooSoonIsTold() {
		assertThat(tokens(Duration.ofMinutes(9)).lasting(TEN_MINUTES)).hasValueSatisfying(
				(problem) -> assertThat(problem.problem().message()).contains("ends at 2026-01-01T12:09Z already"));
	}

	@Test
	void whenAzureWantsAnotherTokenTheKnownOneIsNotGivenAgain() {
		var tokens = tokens(Duration.ofHours(1), Duration.ofHours(2));
		ask(tokens);
		tokens.getTokenSync(new TokenRequestContext().addScopes("scope").setClaims("{}"));
		assertThat(this.lives).isEmpty();
	}

}
