package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Listing;

/// Reads what belongs to no single machine: vaults, groups, accounts, limits. A hundred machines that are failed over at the
/// same time ask for the same, and get it from one call: as long as few ask, from one that was made after they did; once many
/// do, from one that is little older than the question.
final class SharedReads {

	/// Nothing that was seen before is good enough.
	static final Duration NOW = Duration.ZERO;

	/// How soon after each other what many want to know as it is now is read again.
	static final Duration PACE = Duration.ofSeconds(1);

	/// What is new at most when Azure brings out something new.
	private static final Duration SELDOM = Duration.ofHours(1);

	private final Arm arm;

	private final Shared<JsonNode> documents;

	private final Shared<List<JsonNode>> lists;

	private final Crowd crowd;

	private final AtomicLong questions = new AtomicLong();

	/// How old what many ask for may be.
	private final Duration age;

	SharedReads(Arm arm, Duration age) {
		this.arm = arm;
		this.age = age;
		this.crowd = new Crowd(arm::nanos);
		this.documents = new Shared<>(arm::nanos, arm::pause);
		this.lists = new Shared<>(arm::nanos, arm::pause);
	}

	/// A resource.
	Fetched<JsonNode> get(ArmRead read, Deadline deadline) {
		return this.documents.read(name(read), age(name(read)), deadline, () -> this.arm.get(read, deadline));
	}

	/// The resource group that a resource is in.
	Fetched<JsonNode> group(ArmId resource, Deadline deadline) {
		var group = "group of " + group(resource);
		return this.documents.read(group, age(group), deadline, () -> this.arm.group(resource, deadline));
	}

	/// What a vault says of all its machines together, such as its mappings.
	Fetched<List<JsonNode>> mappings(ArmRead read, Deadline deadline) {
		return list(read, age(name(read)), deadline);
	}

	private Duration age(String what) {
		return this.crowd.joined(what, Long.toString(this.questions.incrementAndGet())) ? this.age : NOW;
	}

	/// The storage accounts in the resource group that a resource is in.
	Fetched<List<JsonNode>> storageAccounts(ArmId resource, Deadline deadline) {
		return around(Listing.storageAccounts(resource, this.arm.apiVersions()), deadline);
	}

	/// The locks in the resource group that a resource is in.
	Fetched<List<JsonNode>> locks(ArmId resource, Deadline deadline) {
		return around(Listing.locks(resource), deadline);
	}

	/// How much of its quota a subscription uses in a region.
	Fetched<List<JsonNode>> usages(String subscription, String location, Deadline deadline) {
		return around(Listing.usages(subscription, location, this.arm.apiVersions()), deadline);
	}

	/// The sizes of machines that there are in a region.
	Fetched<List<JsonNode>> sizes(String subscription, String location, Deadline deadline) {
		return list(Listing.sizes(subscription, location), SELDOM, deadline);
	}

	private Fetched<List<JsonNode>> around(Listing listing, Deadline deadline) {
		return list(listing, age(listing.path()), deadline);
	}

	private Fetched<List<JsonNode>> list(Listing listing, Duration age, Deadline deadline) {
		return list(listing.path() + listing.query(), age, deadline, () -> this.arm.list(listing, deadline));
	}

	/// A list, read after this was asked for.
	Fetched<List<JsonNode>> list(ArmRead read, Deadline deadline) {
		return list(read, NOW, deadline);
	}

	/// A list.
	///
	/// @param age how long ago its reading may have begun
	Fetched<List<JsonNode>> list(ArmRead read, Duration age, Deadline deadline) {
		return list(name(read), age, deadline, () -> this.arm.list(read, deadline));
	}

	private Fetched<List<JsonNode>> list(String what, Duration age, Deadline deadline,
			Supplier<Fetched<List<JsonNode>>> reading) {
		return this.lists.read(what, age, deadline, reading);
	}

	private static String name(ArmRead read) {
		return "%s/%s%s".formatted(read.id().normal(), read.action(), read.query());
	}

	private static String group(ArmId resource) {
		return (resource.subscription() + "/" + resource.resourceGroup()).toLowerCase(Locale.ROOT);
	}

}
