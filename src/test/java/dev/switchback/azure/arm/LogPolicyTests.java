package dev.switchback.azure.arm;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// At the most talkative level, of the SDK as well.
class LogPolicyTests {

	private static final ArmId PEERING = ScriptedAzure.CIRCUIT.child("peerings", "AzurePrivatePeering");

	private static final String SECRET = "canary-of-a-key";

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level before = this.root.getLevel();

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final ScriptedAzure azure = new ScriptedAzure();

	@BeforeEach
	void logEverything() {
		this.root.setLevel(Level.TRACE);
		this.lines.start();
		this.root.addAppender(this.lines);
	}

	@AfterEach
	void logAsBefore() {
		this.root.detachAppender(this.lines);
		this.root.setLevel(this.before);
	}

	private List<String> logged() {
		return this.lines.list.stream()
			.map((line) -> line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy()))
			.toList();
	}

	@Test
	void nothingThatTheyCarryIsEverLogged() {
		var body = "{\"properties\":{\"sharedKey\":\"%s\"}}".formatted(SECRET);
		this.azure.answers(200, body, "Location", ScriptedAzure.LOCATION + "&sig=" + SECRET)
			.answers(200, body, "x-ms-secret", SECRET)
			.answers(200, "{\"id\":\"%s\",\"properties\":{\"authorizationKey\":\"%s\"}}".formatted(PEERING, SECRET))
			.answers(400, "{\"error\":{\"code\":\"Bad\",\"message\":\"%s\"}}".formatted(SECRET));

		this.azure.arm.put(PEERING, body,
				new Sending(new UUID(1, 2), Urgency.RUNNING, Duration.ofSeconds(5), this.azure.nanos()));
		this.azure.arm.get(ArmRead.of(PEERING), this.azure.deadline());
		this.azure.arm.read(PEERING, this.azure.deadline(),
				(client, context) -> client.getVirtualNetworkGatewayConnections()
					.getByResourceGroupWithResponse("rg", "x", context));
		this.azure.arm.get(ArmRead.of(PEERING), this.azure.deadline());

		assertThat(logged()).filteredOn((line) -> line.matches("\\d{3} (GET|PUT) /subscriptions/.*")).hasSize(4);
		assertThat(logged()).noneMatch((line) -> line.contains(SECRET));
	}

}
