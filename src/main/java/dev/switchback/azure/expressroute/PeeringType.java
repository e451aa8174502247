package dev.switchback.azure.expressroute;

/// Which of a circuit's peerings is meant. Each is switched independently of the other. Stored by name.
public enum PeeringType {

	/// Leads into virtual networks, by way of gateways.
	PRIVATE("AzurePrivatePeering", "private peering"),

	/// Leads to Microsoft's public services. It has no gateway, and the customer's side is usually hidden behind a NAT pool
	/// of each circuit's own.
	MICROSOFT("MicrosoftPeering", "Microsoft peering");

	private final String resource;

	private final String spoken;

	PeeringType(String resource, String spoken) {
		this.resource = resource;
		this.spoken = spoken;
	}

	/// The name that ARM knows it by.
	public String resource() {
		return this.resource;
	}

	/// As people write it.
	public String spoken() {
		return this.spoken;
	}

}
