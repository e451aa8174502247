-- A circuit has up to two peerings, each with prefixes of its own. So far only private ones were looked at.

ALTER TABLE healthy_circuits RENAME TO healthy_peerings;
ALTER TABLE healthy_peerings RENAME COLUMN circuit TO peering;
UPDATE healthy_peerings SET peering = peering || '/peerings/azureprivatepeering';
