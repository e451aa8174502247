package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;

/// A protected machine, and what can be asked of it and done to it. Nothing is read until a condition is looked at. What a
/// leg learned may be unknown while steps are only listed; looking without it is a bug.
public final class ProtectedItem {

	private final Reads reads;

	private final ItemRef item;

	ProtectedItem(Reads reads, ItemRef item) {
		this.reads = reads;
		this.item = item;
	}

	/// Whether it may be failed over: all rules. Learns [LegFacts]; one that was failed over already is taken on.
	///
	/// @param leg name of the leg that begins
	/// @param home whether it goes back to where it came from
	/// @param together whether it goes with its group
	/// @param shutDown whether Azure is to try to shut the source down first
	/// @param wish what the reprotect that follows is to use
	public Condition mayFailOver(String leg, Purpose purpose, boolean home, boolean together, boolean shutDown,
			ReprotectWish wish) {
		return new MayFailOver(this.reads, this.item, leg, purpose, home, together, shutDown, wish);
	}

	/// Whether there is a recovery point as was asked for. Learns [PointChosen].
	///
	/// @param adopted whether somebody failed it over already, and nobody has asked for another point since
	public Condition hasPoint(String leg, RecoveryPointWish wish, Purpose purpose, boolean adopted) {
		return new HasPoint(this.reads, this.item, leg, wish, purpose, adopted);
	}

	/// No test failover is in the way: whosever is there is cleaned up.
	public Effect drillCleanedUp() {
		return cleanedUp(new Whose.Anybodys());
	}

	/// Whether a test failover may be made: all rules.
	///
	/// @param network ARM id
	public Condition mayDrill(String network, Purpose purpose) {
		return new MayDrill(this.reads, this.item, network, purpose);
	}

	/// Makes a test failover, with the promise to clean up after it. Learns [DrillBegun].
	///
	/// @param promise key of the promise
	/// @param within when it is due, from the intent on
	public Effect drilled(String network, @Nullable PointChosen point, String promise, Duration within) {
		return new ItemAction(this.reads, this.item,
				new TestFailOver(this.reads, this.item, network, point, promise, within));
	}

	/// The machine that the test failover made runs. Learns [DrillMade].
	public Condition drillRuns(@Nullable DrillBegun begun) {
		return new DrillRuns(this.reads, this.item, begun);
	}

	/// Cleans up after our own test failover.
	///
	/// @param begun `null` while steps are only listed
	public Effect drillEnded(@Nullable DrillBegun begun) {
		return cleanedUp(new Whose.OfJob((begun != null) ? ArmId.parse(begun.job()) : this.item.vaultId()));
	}

	private Effect cleanedUp(Whose whose) {
		return new ItemAction(this.reads, this.item, new CleanUp(this.reads, this.item, whose));
	}

	/// Nothing of the test failover is left.
	public Condition nothingLeft(@Nullable DrillMade made) {
		return new NothingLeft(this.reads, this.item, (made != null) ? made.resources() : List.of());
	}

	/// Fails it over, with the promise to watch its source. Learns [FailedOver].
	///
	/// @param shutDown whether Azure is to try to shut the source down first
	/// @param promise key of the promise
	public Effect failedOver(@Nullable LegFacts facts, @Nullable PointChosen point, boolean shutDown, String promise) {
		return new ItemAction(this.reads, this.item,
				new FailOver(this.reads, this.item, facts, point, shutDown, promise));
	}

	/// The promise to watch the source that a failover leaves, whoever had it failed over; empty if it is not known which
	/// machine that is.
	///
	/// @param key of the promise
	public Optional<Promise> sourceWatched(@Nullable LegFacts facts, String key) {
		return Optional.ofNullable(facts).flatMap((known) -> WatchSource.promise(this.item, known, key));
	}

	/// Brings it to the point that was chosen, after a failover and before its commit.
	public Effect onPoint(@Nullable PointChosen point) {
		return new ItemAction(this.reads, this.item, new ChangePoint(this.item, point));
	}

	/// Its source is off. To look changes nothing; people may have it deallocated. Learns [SourceFenced].
	public Effect sourceOff(@Nullable LegFacts facts, @Nullable FailedOver failedOver) {
		return new SourceOff(this.reads, this.item, facts, failedOver);
	}

	/// The machine that it became runs where it should.
	public Condition runs(@Nullable LegFacts facts) {
		return new Runs(this.reads, this.item, facts);
	}

	/// Commits the failover. All recovery points are deleted by that.
	public Effect committed(@Nullable LegFacts facts) {
		return new ItemAction(this.reads, this.item, new Commit(this.item, facts));
	}

	/// The region it came from can take it back.
	public Condition canReturn(@Nullable LegFacts facts, ReprotectWish wish) {
		return new CanReturn(this.reads, this.item, facts, wish);
	}

	/// Protects it in the direction it came from, which removes the source.
	public Effect reprotected(@Nullable LegFacts facts, ReprotectWish wish) {
		return new ItemAction(this.reads, this.item, new Reprotect(this.reads, this.item, facts, wish));
	}

	/// It is protected in that direction, and could be failed over back.
	public Condition isProtected(@Nullable LegFacts facts) {
		return new Protected(this.reads, this.item, facts);
	}

}
