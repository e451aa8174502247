package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What is built around a pair, as far as only people know it: assessments judge by it, and no failover does. What is `null`
/// is not declared, and what counted until a moment that is over is not either.
///
/// @param until when what concerns both circuits has to be declared again; `null` for never
/// @param fibre whether the circuits come over diverse fibre
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PairDesign(@Nullable Instant until, @Nullable Fibre fibre, @Nullable OfCircuit primary,
		@Nullable OfCircuit secondary) {

	/// Whether two circuits may be dug up at once.
	public enum Fibre {

		DIVERSE, SHARED

	}

	/// How a Microsoft peering's links hide what is behind them.
	public enum NatOption {

		COMMON_POOL, POOL_PER_LINK

	}

	/// What is built around one circuit.
	///
	/// @param until when it has to be declared again; `null` for never
	/// @param customerSite where it ends on the customer's side
	/// @param linksNear whether both links end in places that are not far apart
	/// @param bfd whether the customer's edge speaks BFD
	/// @param holdTime of BGP
	/// @param statefulDevices whether there are any on the way
	/// @param symmetricReturn whether on-premises answers over the circuit that traffic came in by
	/// @param prepending whether the customer makes paths longer on purpose
	/// @param trials when each link last carried everything alone
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record OfCircuit(@Nullable Instant until, @Nullable String customerSite, @Nullable Edges customerEdge,
			@Nullable Boolean linksNear, @Nullable Boolean bfd, @Nullable Duration holdTime,
			@Nullable Boolean statefulDevices, @Nullable Boolean symmetricReturn, @Nullable Boolean bgpOnStatefulDevice,
			@Nullable Boolean acceptsPrepending, @Nullable Boolean prepending, @Nullable Endpoints privateEndpoints,
			@Nullable Nat nat, @Nullable Trials trials) {
	}

	/// What people saw when they took down the other link for a while, at the customer's edge, of which Azure shows nothing.
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Trials(@Nullable Trial primary, @Nullable Trial secondary) {
	}

	/// A link alone.
	///
	/// @param passed whether everything arrived over it
	/// @param detection how long it took to notice that the other link was gone, if that failed without a word
	/// @param latency how long what answers on the other side took
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Trial(@Nullable Instant at, @Nullable Boolean passed, @Nullable Duration detection,
			@Nullable Duration latency) {
	}

	/// Where the two links end.
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Edges(@Nullable Edge primary, @Nullable Edge secondary) {
	}

	/// Where a link ends.
	///
	/// @param place such as a room
	/// @param power such as a feed
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Edge(@Nullable String router, @Nullable String port, @Nullable String place, @Nullable String power) {

		List<@Nullable String> texts() {
			return java.util.Arrays.asList(this.router, this.port, this.place, this.power);
		}

	}

	/// @param used whether private endpoints are reached over it
	/// @param tcpTimeout after which clients give up
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Endpoints(@Nullable Boolean used, @Nullable Duration tcpTimeout) {
	}

	/// @param inboundServers whether servers behind it are reached from Microsoft
	/// @param inboundSourceNat whether what comes in at the Internet's edge is translated there
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Nat(@Nullable NatOption option, @Nullable Boolean announcedToInternet,
			@Nullable Boolean inboundServers, @Nullable Boolean inboundSourceNat) {
	}

}
