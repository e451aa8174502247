package dev.switchback.readiness.snapshot;

import java.util.Set;

/// Which members a snapshot may have. What Azure shows is reduced to what is judged: keys of services and authorizations are
/// never kept. What people write has to be known: what is misspelled would be silently unknown.
final class Allowed {

	/// Members that hold what Azure shows.
	static final Set<String> SHOWN = Set.of("body", "summary", "routes", "arp", "learned", "tests", "metrics", "events",
			"advisor", "maintenanceConfigurations", "resiliency", "points", "locks", "usages", "containerMappings",
			"networkMappings", "targetLocks", "vpnGateways", "linkTests");

	/// Members of what Azure shows; all others are left out.
	static final Set<String> INSIDE = names("""
			id name type location sku tier family etag properties zones value readAt problem
			circuitProvisioningState serviceProviderProvisioningState provisioningState serviceProviderProperties
			serviceProviderName peeringLocation bandwidthInMbps bandwidthInGbps expressRoutePort
			enableDirectPortRateLimit globalReachEnabled authorizations connectionResourceUri
			peeringType state azureASN peerASN primaryPeerAddressPrefix secondaryPeerAddressPrefix primaryAzurePort
			secondaryAzurePort vlanId gatewayManagerEtag lastModifiedBy connections peeredConnections
			microsoftPeeringConfig advertisedPublicPrefixes advertisedPublicPrefixesState customerASN
			routingRegistryName advertisedPublicPrefixInfo prefix validationState ipv6PeeringConfig
			expressRouteConnection
			neighbor v as upDown statePfxRcd network nextHop locPrf weight path age interface ipAddress macAddress
			primarybytesIn primarybytesOut secondarybytesIn secondarybytesOut
			gatewayType resiliencyModel allowRemoteVnetTraffic allowVirtualWanTraffic autoScaleConfiguration bounds
			min max ipConfigurations publicIPAddress subnet adminState
			connectionType virtualNetworkGateway1 peer routingWeight connectionStatus expressRouteGatewayBypass
			localAddress sourcePeer origin asPath
			status startTime endTime testType issues circuits nrpResourceUri
			wasSimulationSuccessful linkType circuitTestCategory recommendationTypeId
			criteria operator threshold timeAggregation dimensions
			allowedOperations diskState resyncRequired
			timeseries metadatavalues data timeStamp average
			eventType impactStartTime impactMitigationTime
			overallScore lastComputedTime
			provisionedBandwidthInGbps links routerName
			enabled category metrics actions
			friendlyName protectionState protectionStateDescription activeLocation replicationHealth failoverHealth
			healthErrors errorCode errorLevel errorCategory summaryMessage errorMessage
			lastSuccessfulTestFailoverTime testFailoverState recoveryContainerId providerSpecificDetails instanceType
			fabricObjectId primaryFabricLocation recoveryFabricLocation recoveryAzureVMSize
			selectedRecoveryAzureNetworkId multiVmGroupId multiVmGroupName multiVmGroupCreateOption
			rpoInSeconds lastRpoCalculatedTime agentExpiryDate isReplicationAgentUpdateRequired
			agentCertificateExpiryDate isReplicationAgentCertificateUpdateRequired
			unprotectedDisks protectedManagedDisks diskId diskName primaryDiskEncryptionSetId
			recoveryDiskEncryptionSetId activeKey keyUrl autoKeyRotationError code vmNics recoveryVMNetworkId
			recoveryPointTime recoveryPointType storageProfile osDisk dataDisks managedDisk diskEncryptionSet
			level
			targetProtectionContainerId recoveryFabricArmId primaryNetworkId currentValue limit
			expressRouteConnections expressRouteCircuitPeering virtualHub allowNonVirtualWanTraffic
			maintenanceConfigurationId shortDescription impact
			recoveryAzureResourceGroupId recoveryAzureVMName sourceNicArmId ipConfigs recoverySubnetName subnets
			groups groupType replicationProtectedItems primaryFabricId recoveryFabricId""");

	/// Members of the rest; all others are refused.
	static final Set<String> OUTSIDE = names("""
			format takenAt circuits gateways ports vaults declarations drills
			items points vm locks targetLocks network usages containerMappings networkMappings plans
			id readAt problem peerings type links primary secondary before stats drops bitsPerSecond alerts activityLog
			publicAddresses connections value
			body summary routes arp learned tests metrics events advisor maintenanceConfigurations resiliency
			enabled category incidents services actions
			pairs workloads circuit by at until name fibre design objectives convergence drillEvery
			machines recoveryPoint recoveryTime
			customerSite customerEdge router port place power linksNear bfd holdTime
			nat option pools announcedToInternet inboundServers inboundSourceNat
			statefulDevices symmetricReturn bgpOnStatefulDevice acceptsPrepending prepending
			privateEndpoints used tcpTimeout md5 md5Key microsoftPeering natPools
			prefixes summaries local prefix owner maintenance from
			regions networks critical
			link verdict cause latency detection operation over
			recoveries item leg complete vpnGateways unlisted
			linkTests changes came went encryptionSets code regionZones""");

	private Allowed() {
	}

	private static Set<String> names(String text) {
		return Set.of(text.strip().split("\\s+"));
	}

}
