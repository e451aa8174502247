package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.RuleVerdict;
import tools.jackson.databind.JsonNode;

/// A failover's judgement of a protected machine, of documents that somebody read: whoever assesses asks the same that a failover
/// is judged by.
public final class MachineReview {

	private final ItemSeen item;

	private final ItemRules rules;

	private final Instant now;

	private MachineReview(ItemSeen item, Instant now, SiteRecoverySettings settings) {
		this.item = item;
		this.now = now;
		this.rules = new ItemRules(item, now, settings);
	}

	/// Empty if the document is no protected item.
	///
	/// @param document the item
	/// @param now when it is judged
	/// @param loss how much may be lost
	/// @param drillAge how long ago the last test failover may be
	public static Optional<MachineReview> of(JsonNode document, Instant now, Duration loss, Duration drillAge) {
		var usual = SiteRecoverySettings.DEFAULT;
		try {
			return Optional.of(new MachineReview(ItemSeen.of(document), now,
					new SiteRecoverySettings(List.of(), usual.doubtWindow(), usual.lookAgain(), usual.seedingLook(),
							usual.regionLook(), usual.sharedFor(), loss, usual.pointAge(), drillAge,
							usual.agentLife())));
		}
		catch (Fetched.Unreadable _) {
			return Optional.empty();
		}
	}

	/// Whether changes arrive at the other side.
	public RuleVerdict replication() {
		return this.rules.replication();
	}

	/// Whether nothing is known that keeps a failover from working.
	public RuleVerdict failover() {
		return this.rules.failover();
	}

	/// Whether little enough would be lost.
	public RuleVerdict loss() {
		return this.rules.loss();
	}

	/// Whether it was drilled lately.
	public RuleVerdict drilled() {
		return this.rules.drilled();
	}

	/// What the way back lacks: a sentence without a full stop; empty if nothing.
	///
	/// @param containers mappings of the vault's containers
	/// @param networks mappings of its networks
	public Optional<String> lackingToReturn(List<JsonNode> containers, List<JsonNode> networks) {
		return new Reverse(this.item, new Mappings(containers, networks)).lacking();
	}

	/// Whether the network that it will stand in, and its subnets, are where it goes.
	///
	/// @param network as Azure shows it
	/// @return empty if Azure does not say which network that is, or if this is another one
	public Optional<RuleVerdict> network(JsonNode network) {
		return this.item.recoveryNetwork()
			.filter((id) -> Text.id(network.path("id")).filter(id::same).isPresent())
			.map((id) -> place().network(id, network));
	}

	/// Whether no lock keeps it from being made where it goes, or from being removed where it comes from.
	///
	/// @param locks of both resource groups and of what is in them
	public RuleVerdict locks(List<JsonNode> locks) {
		return place().locks(locks);
	}

	private PlaceReview place() {
		return new PlaceReview(this.item, this.now);
	}

	/// Whether a recovery plan is of its whole consistency group.
	///
	/// @param plan as a GET of the plan itself shows it
	/// @param items all machines of the vault
	/// @return empty if it is no plan, if it is not of this machine, or if a machine of the vault is not understood
	public Optional<RuleVerdict> planned(JsonNode plan, List<JsonNode> items) {
		try {
			var seen = PlanSeen.of(plan);
			var ids = seen.items();
			if (ids.stream().noneMatch(this.item.id()::same)) {
				return Optional.empty();
			}
			var all = items.stream().map(ItemSeen::of).toList();
			var planned = all.stream().filter((one) -> ids.stream().anyMatch(one.id()::same)).toList();
			return Optional.of(new WholePlan(seen, planned, all, this.now).judge());
		}
		catch (Fetched.Unreadable _) {
			return Optional.empty();
		}
	}

	/// Whether it was failed over and not protected back yet.
	public boolean failedOver() {
		return this.item.failedOver();
	}

	/// When the last test failover succeeded.
	public Optional<Instant> lastDrill() {
		return this.item.lastDrill();
	}

	/// When Azure measured how much would be lost.
	public Optional<Instant> lossMeasuredAt() {
		return this.item.rpoAt();
	}

	/// When a moment in Site Recovery's manner is; empty for none, or for what stands for none.
	public static Optional<Instant> moment(JsonNode text) {
		return Moments.of(text);
	}

	/// As Azure's word for something that never ends is read: the year 9999.
	public static boolean never(JsonNode text) {
		return text.isString() && text.asString().startsWith("9999-");
	}

}
