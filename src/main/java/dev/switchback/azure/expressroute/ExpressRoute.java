package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.Secrets;
import java.util.List;
import java.util.Set;

import dev.switchback.azure.arm.Arm;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.LiveReplicas;
import dev.switchback.playbook.OwnWrites;

/// ExpressRoute, as playbooks speak of it.
public final class ExpressRoute {

	private final Reads reads;

	/// @param ownWrites tells what we have open on a circuit
	/// @param healthy tells what a circuit brought when it was whole
	/// @param replicas tells which processes of ours run
	/// @param secrets where MD5 keys are had from
	public ExpressRoute(Arm arm, OwnWrites ownWrites, HealthyCircuits healthy, LiveReplicas replicas, Secrets secrets,
			ExpressRouteSettings settings) {
		this.reads = new Reads(arm, ownWrites, healthy, replicas, Md5Keys.in(secrets), settings);
	}

	/// The peering of a circuit that is meant.
	public Peering peering(DeclaredCircuit circuit) {
		return new Peering(this.reads, circuit);
	}

	/// All of these circuits are enabled.
	public Condition allEnabled(List<DeclaredCircuit> circuits, Set<Family> families) {
		return new AllEnabled(this.reads, circuits, families);
	}

	/// Any answer of ARM about a resource: it can be reached, and lets us read.
	///
	/// @param circuit what is read
	public Condition canBeRead(DeclaredCircuit circuit) {
		return new Readable(this.reads, circuit);
	}

	/// Keeps the promises that [Peering#disabled] makes.
	public Keeper keeper() {
		return new RestorePeering(this.reads);
	}

}
