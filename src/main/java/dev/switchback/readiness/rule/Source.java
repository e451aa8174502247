package dev.switchback.readiness.rule;

/// Where a rule is from.
public enum Source {

	HIGH_AVAILABILITY("Designing for high availability with ExpressRoute",
			Source.LEARN + "designing-for-high-availability-with-expressroute"),

	DISASTER_RECOVERY("Designing for disaster recovery with ExpressRoute private peering",
			Source.LEARN + "designing-for-disaster-recovery-with-expressroute-privatepeering"),

	RESILIENCY("Design and architect Azure ExpressRoute for resiliency",
			Source.LEARN + "design-architecture-for-resiliency"),

	METRO("About ExpressRoute Metro",
			Source.LEARN + "metro"),

	EVALUATE("Evaluate the resiliency of multi-site redundant ExpressRoute circuits",
			Source.LEARN + "evaluate-circuit-resiliency"),

	VALIDATION("Resiliency Validation for ExpressRoute virtual network gateway",
			Source.LEARN + "resiliency-validation"),

	INSIGHTS("Resiliency Insights for ExpressRoute virtual network gateway",
			Source.LEARN + "resiliency-insights"),

	BFD("Configure BFD over ExpressRoute",
			Source.LEARN + "expressroute-bfd"),

	MAINTENANCE("Planned maintenance guidance for ExpressRoute",
			Source.LEARN + "planned-maintenance"),

	GATEWAYS("About ExpressRoute virtual network gateways",
			Source.LEARN + "expressroute-about-virtual-network-gateways"),

	NAT("ExpressRoute NAT requirements",
			Source.LEARN + "expressroute-nat"),

	ROUTING("Optimize ExpressRoute routing",
			Source.LEARN + "expressroute-optimize-routing"),

	WORKFLOWS("ExpressRoute workflows for circuit provisioning and circuit states",
			Source.LEARN + "expressroute-workflows"),

	TROUBLESHOOTING("Verify ExpressRoute connectivity",
			Source.LEARN + "expressroute-troubleshooting-expressroute-overview"),

	PORTS("Azure Proactive Resiliency Library: ExpressRoute ports", Source.APRL + "expressRoutePorts/"),

	CIRCUITS("Azure Proactive Resiliency Library: ExpressRoute circuits", Source.APRL + "expressRouteCircuits/"),

	NETWORK_GATEWAYS("Azure Proactive Resiliency Library: virtual network gateways",
			Source.APRL + "virtualNetworkGateways/"),

	SITE_RECOVERY("Common questions about Azure-to-Azure disaster recovery",
			Source.RECOVERY + "azure-to-azure-common-questions"),

	REPROTECT("Reprotect failed over Azure VMs to the primary region",
			Source.RECOVERY + "azure-to-azure-how-to-reprotect"),

	DRILL("Run a disaster recovery drill to Azure",
			Source.RECOVERY + "azure-to-azure-tutorial-dr-drill"),

	REPLICATION("Troubleshoot replication of Azure VMs",
			Source.RECOVERY + "azure-to-azure-troubleshoot-replication"),

	ERRORS("Troubleshoot Azure-to-Azure errors",
			Source.RECOVERY + "azure-to-azure-troubleshoot-errors"),

	/// A rule of this service.
	OWN("Assessments", "docs/assessments.md");

	private static final String LEARN = "https://learn.microsoft.com/azure/expressroute/";

	private static final String RECOVERY = "https://learn.microsoft.com/azure/site-recovery/";

	private static final String APRL = "https://azure.github.io/Azure-Proactive-Resiliency-Library-v2/azure-resources/Network/";

	private final String title;

	private final String url;

	Source(String title, String url) {
		this.title = title;
		this.url = url;
	}

	public String title() {
		return this.title;
	}

	public String url() {
		return this.url;
	}

}
