package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched;

/// A protected item as a GET showed it. Words and fields that are not known are no reason not to understand it.
///
/// @param document the whole of it
record ItemSeen(ArmId id, JsonNode document) {

	private static final String COMMIT_PENDING = "unplannedfailovercommitpending";

	private static final String COMMITTED = "unplannedfailovercommitted";

	private static final String NO_JOB = "none";

	/// @throws Fetched.Unreadable if it lacks what every protected item has
	static ItemSeen of(JsonNode document) {
		var id = Text.id(document.path("id")).orElseThrow(() -> new Fetched.Unreadable("the item has no valid id"));
		var seen = new ItemSeen(id, document);
		if (!seen.properties().isObject() || !seen.properties().path("protectionState").isString()) {
			throw new Fetched.Unreadable("the item does not say in which state it is");
		}
		return seen;
	}

	private JsonNode properties() {
		return this.document.path("properties");
	}

	JsonNode details() {
		return properties().path("providerSpecificDetails");
	}

	/// Whether it is an Azure machine protected in Azure: no other kind is failed over here.
	boolean azureToAzure() {
		return "A2A".equalsIgnoreCase(details().path("instanceType").asString(""));
	}

	/// Empty while a machine is being seeded: Azure leaves it out until it is protected, and shows the same one again then.
	String lifecycleId() {
		return Text.of(details().path("lifecycleId"));
	}

	String vm() {
		var name = Text.of(properties().path("friendlyName"));
		return name.isEmpty() ? this.id.name() : name;
	}

	/// The vault it is protected in.
	ArmId vault() {
		return new ArmId(this.id.subscription(), this.id.resourceGroup(), this.id.provider(),
				List.of(this.id.parts().getFirst()));
	}

	/// The container that owns it now.
	ArmId container() {
		var parts = this.id.parts();
		return new ArmId(this.id.subscription(), this.id.resourceGroup(), this.id.provider(),
				parts.subList(0, parts.size() - 1));
	}

	Optional<ArmId> recoveryContainer() {
		return Text.id(properties().path("recoveryContainerId"));
	}

	String state() {
		return Text.of(properties().path("protectionState"));
	}

	/// State as people read it.
	String words() {
		var description = Text.of(properties().path("protectionStateDescription"));
		return description.isEmpty() ? state() : description;
	}

	String activeLocation() {
		return Text.of(properties().path("activeLocation"));
	}

	boolean isProtected() {
		return state().equalsIgnoreCase("Protected");
	}

	/// Failed over, and the recovery point may still be changed.
	boolean commitPending() {
		return state().toLowerCase(Locale.ROOT).startsWith(COMMIT_PENDING);
	}

	boolean committed() {
		return state().toLowerCase(Locale.ROOT).startsWith(COMMITTED);
	}

	boolean failedOver() {
		return commitPending() || committed();
	}

	/// Whether somebody else went on with it past the commit: it is replicated from where it was to be failed over to.
	boolean wentOn(Place to) {
		return !failedOver() && primary().same(to);
	}

	/// Whether it is failed over, and not from where it was to be: what waits for its commit is somebody else's failover.
	boolean failedOverElsewhere(Place from) {
		return failedOver() && !primary().same(from);
	}

	/// What Azure lets be done now, in its own words.
	List<String> offers() {
		return StreamSupport.stream(properties().path("allowedOperations").spliterator(), false)
			.map(Text::of)
			.filter((word) -> !word.isEmpty())
			.toList();
	}

	boolean offers(String operation) {
		return offers().stream().anyMatch(operation::equalsIgnoreCase);
	}

	String testFailoverState() {
		var state = Text.of(properties().path("testFailoverState"));
		return state.isEmpty() ? "None" : state;
	}

	/// Whether anything of a test failover is there.
	boolean drilling() {
		return !testFailoverState().equalsIgnoreCase("None") || offers("TestFailoverCleanup");
	}

	/// The job that is at work on it, if one is.
	Optional<ArmId> job() {
		return Text.id(properties().path("currentScenario").path("jobId"))
			.filter((job) -> !job.name().equalsIgnoreCase(NO_JOB));
	}

	/// What that job does, in Azure's words.
	String scenario() {
		return Text.of(properties().path("currentScenario").path("scenarioName"));
	}

	String replicationHealth() {
		return Text.of(properties().path("replicationHealth"));
	}

	String failoverHealth() {
		return Text.of(properties().path("failoverHealth"));
	}

	List<HealthError> healthErrors() {
		return StreamSupport.stream(properties().path("healthErrors").spliterator(), false)
			.map(HealthError::of)
			.toList();
	}

	Optional<String> failoverPoint() {
		return Text.id(properties().path("failoverRecoveryPointId")).map(ArmId::toString);
	}

	/// The point that it was failed over to, below the item itself: the id that Azure names may lead through a container by
	/// another name.
	Optional<ArmId> usedPoint() {
		return failoverPoint().map(this::point);
	}

	/// A point of its own, however Azure names it.
	ArmId point(String name) {
		return id().child("recoveryPoints", ArmId.tail(name));
	}

	Optional<Instant> lastFailover() {
		return Moments.of(properties().path("lastSuccessfulFailoverTime"));
	}

	Optional<Instant> lastDrill() {
		return Moments.of(properties().path("lastSuccessfulTestFailoverTime"));
	}

	Optional<Duration> rpo() {
		var seconds = details().path("rpoInSeconds");
		return seconds.isNumber() && seconds.asLong() >= 0 ? Optional.of(Duration.ofSeconds(seconds.asLong()))
				: Optional.empty();
	}

	Optional<Instant> rpoAt() {
		return Moments.of(details().path("lastRpoCalculatedTime"));
	}

	/// Where it is replicated from.
	Place primary() {
		return place("primary");
	}

	/// Where it is replicated to.
	Place recovery() {
		return place("recovery");
	}

	private Place place(String side) {
		return new Place(Text.of(details().path(side + "FabricLocation")),
				Text.of(details().path(side + "AvailabilityZone")));
	}

	/// The machine that is, or was before a failover, the source.
	Optional<ArmId> sourceVm() {
		return Text.id(details().path("fabricObjectId"));
	}

	/// The machine that a failover made.
	Optional<ArmId> recoveryVm() {
		return Text.id(details().path("recoveryFabricObjectId"));
	}

	/// The machine that a test failover made.
	Optional<ArmId> drillVm() {
		return Text.id(details().path("testFailoverRecoveryFabricObjectId"));
	}

	/// The network that it stands in after a failover.
	Optional<ArmId> recoveryNetwork() {
		return Text.id(details().path("vmNics").path(0).path("recoveryVMNetworkId"))
			.or(() -> Text.id(details().path("selectedRecoveryAzureNetworkId")));
	}

	/// The subnets that its addresses are to be of, each once.
	List<String> recoverySubnets() {
		return details().path("vmNics")
			.valueStream()
			.flatMap((nic) -> nic.path("ipConfigs").valueStream())
			.map((address) -> ArmId.tail(Text.of(address.path("recoverySubnetName"))))
			.filter((name) -> !name.isEmpty())
			.distinct()
			.toList();
	}

	/// The network interfaces that go with the source.
	List<ArmId> sourceInterfaces() {
		return details().path("vmNics")
			.valueStream()
			.flatMap((nic) -> Text.id(nic.path("sourceNicArmId")).stream())
			.toList();
	}

	/// The machine that a failover will make, as far as Azure says where.
	Optional<ArmId> futureVm() {
		var group = Text.of(details().path("recoveryAzureResourceGroupId"));
		var name = Text.of(details().path("recoveryAzureVMName"));
		return Text.id(group + "/providers/Microsoft.Compute/virtualMachines/" + (name.isEmpty() ? vm() : name));
	}

	/// The size that a failover will make it in; empty if Azure does not say.
	String recoverySize() {
		return Text.of(details().path("recoveryAzureVMSize"));
	}

	Optional<ArmId> policy() {
		return Text.id(properties().path("policyId"));
	}

	/// The group with which it has to be failed over together; empty if Azure made one for it alone.
	Optional<String> consistencyGroup() {
		return "UserSpecified".equalsIgnoreCase(details().path("multiVmGroupCreateOption").asString(""))
				? Optional.of(Text.of(details().path("multiVmGroupId"))).filter((id) -> !id.isEmpty())
				: Optional.empty();
	}

	String consistencyGroupName() {
		var name = Text.of(details().path("multiVmGroupName"));
		return name.isEmpty() ? Text.of(details().path("multiVmGroupId")) : name;
	}

	/// How far Azure says that seeding is: it stalls and jumps, and never reaches 100.
	Optional<Integer> seeded() {
		var percentage = details().path("monitoringPercentageCompletion");
		return percentage.isNumber() ? Optional.of(percentage.asInt()) : Optional.empty();
	}

	List<DiskSeen> disks() {
		return StreamSupport.stream(details().path("protectedManagedDisks").spliterator(), false)
			.map(DiskSeen::of)
			.toList();
	}

}
