package dev.switchback.azure.expressroute;

/// Whether the service itself reaches Azure, its sign-in, its secrets or its database over a circuit. Stored by name.
public enum OwnPath {

	/// Nobody said.
	UNDECLARED,

	/// Draining the circuit may cut the hand that drains it.
	OVER_IT,

	/// Whatever happens to the circuit, the service goes on.
	ELSEWHERE

}
