package dev.switchback.simulator.world;

import java.util.Objects;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;

/// What Azure does in cases that no source settles. Each default is the answer that hurts a careless client most, so that
/// whoever survives the simulator survives Azure.
///
/// @param sharedKeyOmitted what a peering's PUT without `sharedKey` does to the key
/// @param disabledTables what the tables of a peering that is switched off show
/// @param disabledTablesKeepAzureRoutes whether the virtual networks' own prefixes stay in the route table of a peering
/// that is switched off
/// @param arpAfterDisable what becomes of the customer's row in the ARP table of a peering that is switched off
/// @param ipv4DisableTakesIpv6 whether `state=Disabled` takes the IPv6 sessions down too
/// @param ipv6InSummaries whether IPv6 neighbours stand in the route table summary
/// @param gatewayPeersAfterDisable what the gateway's BGP peers of a drained circuit show
/// @param connectionAfterDisable what the status of a drained circuit's connection shows
/// @param concurrentWrite the answer to a write while another one of the same circuit is running
/// @param ifMatch whether a peering's PUT honours `If-Match`
/// @param failedWriteShows what a peering reads as after an async operation that failed without effect
/// @param circuitPutOmittedPeerings what a circuit's PUT does to peerings that it does not name
/// @param globalReachWithoutKey a peering's PUT with Global Reach connections without `authorizationKey`
/// @param tablePosts which token bucket POSTs of tables draw from
/// @param concurrentWriteSaysRetryAfter whether the answer to a write while another one is running has `Retry-After`
/// @param metroLocation how `peeringLocation` spells the place of a Metro circuit
/// @param linkTests whether the failover tests of a circuit's links can be asked for where it lies
public record Assumptions(SharedKeyOmitted sharedKeyOmitted, DisabledTables disabledTables,
		boolean disabledTablesKeepAzureRoutes, ArpAfterDisable arpAfterDisable, boolean ipv4DisableTakesIpv6,
		boolean ipv6InSummaries, GatewayPeersAfterDisable gatewayPeersAfterDisable,
		ConnectionAfterDisable connectionAfterDisable, ConcurrentWrite concurrentWrite, IfMatch ifMatch,
		FailedWriteShows failedWriteShows, OmittedPeerings circuitPutOmittedPeerings,
		GlobalReachWithoutKey globalReachWithoutKey, TablePosts tablePosts, boolean concurrentWriteSaysRetryAfter,
		MetroLocation metroLocation, LinkTests linkTests) {

	/// The defaults.
	public static final Assumptions HARMFUL = new Assumptions(SharedKeyOmitted.CLEARS, DisabledTables.IDLE, true,
			ArpAfterDisable.PERSISTS, true, false, GatewayPeersAfterDisable.STAY_CONNECTED,
			ConnectionAfterDisable.CONNECTED, ConcurrentWrite.RETRYABLE_429, IfMatch.IGNORED,
			FailedWriteShows.REQUESTED, OmittedPeerings.DISABLED, GlobalReachWithoutKey.REFUSED, TablePosts.WRITES,
			false, MetroLocation.PORTAL_NAME, LinkTests.LISTED);

	public Assumptions {
		// Kept by a simulator that did not know of them.
		linkTests = Objects.requireNonNullElse(linkTests, LinkTests.LISTED);
	}

	/// The same answers but for one.
	///
	/// @param question its name, as in JSON
	/// @param answer a constant or a boolean
	/// @throws IllegalArgumentException if there is no such question or answer
	public Assumptions with(String question, Object answer) {
		ObjectNode answers = Json.MAPPER.valueToTree(this);
		if (!answers.has(question)) {
			throw new IllegalArgumentException("There is no assumption " + question + ".");
		}
		answers.set(question, Json.MAPPER.valueToTree(answer));
		try {
			return Json.MAPPER.treeToValue(answers, Assumptions.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(question + " cannot be " + answer + ".", ex);
		}
	}

	/// An MD5 key that goes missing keeps BGP down where the edge expects one.
	public enum SharedKeyOmitted {

		CLEARS, KEEPS

	}

	/// `IDLE`: the neighbour's row stays, with a word instead of a number; `EMPTY`: no
	/// rows; `ERROR`: the POST is refused.
	public enum DisabledTables {

		IDLE, EMPTY, ERROR

	}

	/// A row that persists looks like a healthy layer 2.
	public enum ArpAfterDisable {

		PERSISTS, VANISHES

	}

	/// The gateway's session is with Microsoft's edge, not with the customer's, and may
	/// outlive the latter.
	public enum GatewayPeersAfterDisable {

		STAY_CONNECTED, DROP

	}

	/// `CONNECTED`: unmoved by the peering.
	public enum ConnectionAfterDisable {

		CONNECTED, NOT_CONNECTED

	}

	/// Both have been seen elsewhere in Microsoft.Network; 429 tempts clients into
	/// sending again, or into slowing down.
	public enum ConcurrentWrite {

		RETRYABLE_429, CONFLICT_409

	}

	/// The specification does not declare the header.
	public enum IfMatch {

		IGNORED, HONOURED

	}

	/// `REQUESTED`: the state that was asked for and never came about.
	public enum FailedWriteShows {

		REQUESTED, PREVIOUS

	}

	/// A circuit's write carrying one peering has been reported to disable the other.
	public enum OmittedPeerings {

		DISABLED, KEPT

	}

	/// `REFUSED`: with 400, so that a peering read and written back is not accepted; `DROPPED`: the peering is accepted and
	/// its connections are gone.
	public enum GlobalReachWithoutKey {

		REFUSED, DROPPED, KEPT

	}

	/// `PORTAL_NAME`: as people choose it, such as `Amsterdam Metro`; `FIRST_SITE`: like an ordinary circuit, so that nobody
	/// can tell.
	public enum MetroLocation {

		PORTAL_NAME, FIRST_SITE

	}

	/// `LISTED`: as published; `UNKNOWN`: refused with 400, as of an api-version that does not know them.
	public enum LinkTests {

		LISTED, UNKNOWN

	}

	/// Recorded answers to POSTs carry no counter.
	public enum TablePosts {

		WRITES, READS, NONE

	}

}
