package dev.switchback.simulator.estate;

/// What may be particular about a pair, its gateways and its ports, without any traffic being different for it.
public enum Quirk {

	/// No alert tells anybody of its maintenance, or that a circuit is down.
	UNWATCHED,

	/// Its gateways are maintained whenever it suits Microsoft.
	NO_WINDOW,

	/// Advisor recommends something for its gateways.
	RECOMMENDED,

	/// Its gateways are said to be single-homed.
	SINGLE_HOMED,

	/// Its gateways let other networks' traffic through.
	TRANSIT,

	/// A VPN gateway stands beside its first gateway.
	VPN_BESIDE,

	/// Both links of its circuits show one hardware address of the customer's.
	ONE_ROUTER,

	/// The second link of its ports is switched off.
	PORT_LINK_OFF,

	/// Its circuits dropped what was too much for them.
	DROPS

}
