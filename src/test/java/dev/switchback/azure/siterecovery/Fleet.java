package dev.switchback.azure.siterecovery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmJson;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Doctor;
import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.world.Settings;

/// A vault in virtual time, with every call that is made of it.
final class Fleet {

	static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg"
			+ "/providers/Microsoft.RecoveryServices/vaults/dr-vault";

	static final String WEST = VAULT + "/replicationFabrics/asr-a2a-default-westeurope"
			+ "/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectedItems/";

	private static final String DRILL_NETWORK = "/subscriptions/00000000-0000-0000-0000-000000000001"
			+ "/resourceGroups/app-rg-asr/providers/Microsoft.Network/virtualNetworks/drill-vnet";

	final VirtualTime time = new VirtualTime();

	final ArmSimulator simulator;

	final Reads reads;

	final Doctor doctor;

	/// Such as `GET /subscriptions/…`.
	final List<String> calls = new ArrayList<>();

	/// What happens while a call is under way.
	Runnable meanwhile = () -> {
	};

	Fleet(VaultPlan vault, RecoverySettings settings, SiteRecoverySettings ours) {
		this.simulator = new ArmSimulator(this.time, Estate.rehearsal().with(vault), Settings.DEFAULT.with(settings),
				7);
		var cloud = new InProcessAzure(this.time, this.time, this.time::pass, this.simulator, (point) -> {
			if (point.startsWith("before ")) {
				this.calls.add(point.substring("before ".length()));
				this.meanwhile.run();
			}
		});
		this.doctor = cloud.doctor();
		this.reads = Reads.of(cloud.arm(), ours);
	}

	static Fleet of(int machines) {
		return new Fleet(HealthyVms.vault(machines), RecoverySettings.RECORDED, SiteRecoverySettings.DEFAULT);
	}

	ArmId vault() {
		return ArmId.parse(VAULT);
	}

	static String vm(int number) {
		return "app-%02d".formatted(number);
	}

	/// Has a machine failed over; this is no call of ours.
	/// @return the job
	ArmId failOver(int number) {
		return post(number, "unplannedFailover", Bodies.failover(true, null));
	}

	/// Has a copy of a machine made; this is no call of ours.
	/// @return the job
	ArmId drill(int number) {
		return post(number, "testFailover", Bodies.drill(DRILL_NETWORK, null));
	}

	private ArmId post(int number, String action, String body) {
		var request = Request.of("POST", WEST + vm(number) + "/" + action + "?api-version=2025-08-01")
			.withBody("application/json", body)
			.with("Authorization", "Bearer " + this.simulator.issueToken());
		var response = this.simulator.handle(request);
		if (response.status() != 202) {
			throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
		}
		var location = response.headers().get("Location");
		return vault().child("replicationJobs", ArmId.tail(location.split("\\?", 2)[0]));
	}

	ItemRef ref(int number) {
		return ProtectedVm.of(ItemSeen.of(get(WEST + vm(number)))).ref();
	}

	/// As somebody else reads it.
	JsonNode get(String id) {
		var response = this.simulator.handle(Request.of("GET", id + "?api-version=2025-08-01")
			.with("Authorization", "Bearer " + this.simulator.issueToken()));
		return ArmJson.parse(response.body()).orElseThrow();
	}

	Deadline deadline() {
		return this.reads.deadline(look());
	}

	Look look() {
		return Look.at(this.time.instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of());
	}

	/// How many calls there were whose path ends so.
	long called(String path) {
		return this.calls.stream().filter((call) -> call.endsWith(path)).count();
	}

}
