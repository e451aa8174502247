package dev.switchback.outlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Order;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CardDirectoryTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	@TempDir
	private Path home;

	private final InMemoryOperations store = new InMemoryOperations(InstantSource.fixed(NOON));

	private Path directory() {
		return this.home.resolve("state/cards");
	}

	private CardDirectory cards() {
		return new CardDirectory(new CardSettings(directory(), Duration.ofSeconds(2)), this.store, this.store);
	}

	private static ManualCard card(String line) {
		return new ManualCard("Bring contoso-ams back by hand",
				List.of(new ManualCard.Section("Switch it on", ManualCard.Kind.COMMANDS, List.of(line))));
	}

	private Operation accepted(String key) {
		var order = new Order("PEERING_FAILOVER", 1, Purpose.EMERGENCY, "contoso", "{}", List.of(key),
				new Requester("ada", true, "portal"), "a fire", null, "INC-1", null, null);
		var draft = new Operations.Draft(UUID.randomUUID(), order, "{}",
				List.of(new Outline("disable", "it is off", Step.Kind.ENSURE)), NOON,
				new IdempotencyKey("ada", "POST /v1/operations", key, key), card("az one"));
		return ((Operations.Acceptance.Accepted) this.store.accept(draft)).operation();
	}

	private Path file(Operation operation) {
		return directory().resolve(operation.code() + ".txt");
	}

	@Test
	void aCardIsThereForItsOwnerAloneAndAsItIsPrinted() throws IOException {
		var operation = accepted("one");
		cards().write();
		assertThat(file(operation)).content().isEqualToNormalizingNewlines("""
				Bring contoso-ams back by hand

				%s, asked for by ada: a fire, incident INC-1
				Written at 2026-01-01T12:00:00Z.

				Switch it on
				  $ az one
				""".formatted(operation.code()));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(operation))))
			.isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory()))).isEqualTo("rwx------");
		try (var files = Files.list(directory())) {
			assertThat(files).as("nothing is left of the writing").containsExactly(file(operation));
		}
	}

	@Test
	void aNewerCardTakesThePlaceOfTheOlderOne() {
		var operation = accepted("one");
		var cards = cards();
		cards.write();
		this.store.intend(operation, NOON.plusSeconds(5), List.of(new Event.Began("disable", 1)), Map.of(),
				card("az two"));
		cards.write();
		assertThat(file(operation)).content().contains("$ az two").contains("12:00:05Z").doesNotContain("az one");
	}

	@Test
	void whatIsThereIsNotWrittenAgainButAFreshReplicaWritesItAnew() throws IOException {
		var operation = accepted("one");
		var cards = cards();
		cards.write();
		Files.delete(file(operation));
		cards.write();
		assertThat(file(operation)).doesNotExist();
		cards().write();
		assertThat(file(operation)).exists();
	}

	@Test
	void aCardStaysWhenItsOperationIsOver() {
		var operation = accepted("one");
		var cards = cards();
		cards.write();
		this.store.append(operation, NOON, List.of(new Event.Finished(Ending.CANCELED, "nothing was changed")));
		cards.write();
		assertThat(file(operation)).exists();
	}

	@Test
	void aDirectoryOfSomebodyElsesKeepsItsPermissions() throws IOException {
		Files.createDirectories(directory());
		var wide = PosixFilePermissions.fromString("rwxrwx---");
		Files.setPosixFilePermissions(directory(), wide);
		accepted("one");
		cards().write();
		assertThat(Files.getPosixFilePermissions(directory())).isEqualTo(wide);
	}

	@Test
	void whatCannotBeWrittenIsShownAndTriedAgain() throws IOException {
		Files.writeString(this.home.resolve("state"), "in the way");
		var operation = accepted("one");
		var cards = cards();
		cards.write();
		cards.write();
		assertThat(cards.health().getDetails()).containsKey("failure");
		Files.delete(this.home.resolve("state"));
		cards.write();
		assertThat(file(operation)).exists();
		assertThat(cards.health().getDetails()).containsOnlyKeys("directory");
	}

}
