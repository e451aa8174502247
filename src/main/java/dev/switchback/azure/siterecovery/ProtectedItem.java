package dev.switchback.azure.siterecovery;

import org.jspecify.annotations.Nullable;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
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
	public Condition mayFailOver(String leg, Purpose purpose) {
		return new MayFailOver(this.reads, this.item, leg, purpose);
	}

	/// Whether there is a recovery point as was asked for. Learns [PointChosen].
	///
	/// @param adopted whether somebody failed it over already, and nobody has asked for another point since
	public Condition hasPoint(String leg, RecoveryPointWish wish, Purpose purpose, boolean adopted) {
		return new HasPoint(this.reads, this.item, leg, wish, purpose, adopted);
	}

	/// Fails it over, with the promise to watch its source. Learns [FailedOver].
	///
	/// @param shutDown whether Azure is to try to shut the source down first
	/// @param promise key of the promise
	public Effect failedOver(@Nullable LegFacts facts, @Nullable PointChosen point, boolean shutDown, String promise) {
		return new ItemAction(this.reads, this.item,
				new FailOver(this.reads, this.item, facts, point, shutDown, promise));
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
