// Drives the simulator with the official JavaScript SDK of Site Recovery: list the points of a machine, fail it over,
// change the point, commit, switch the protection, fail back, switch it once more. Then a drill and its clean-up.
// Whatever it finds otherwise than expected ends it with an error.
//
//   SIMULATOR_URL       where the simulator is, https://localhost:8443 by default; without a slash at the end
//   SIMULATOR_CA        its CA's certificate, .switchback/ca.pem by default
//   MACHINE             the protected machine, app-01 by default
//   POLL_SECONDS        between two looks at seeding, 5 by default

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ClientSecretCredential } from "@azure/identity";
import { SiteRecoveryManagementClient } from "@azure/arm-recoveryservices-siterecovery";

const base = process.env.SIMULATOR_URL ?? "https://localhost:8443";
const tlsOptions = { ca: readFileSync(process.env.SIMULATOR_CA ?? ".switchback/ca.pem") };
const machine = process.env.MACHINE ?? "app-01";

const subscription = "00000000-0000-0000-0000-000000000001";
const group = "dr-rg";
const vault = "dr-vault";
const here = [vault, group];

const credential = new ClientSecretCredential(
  "00000000-0000-0000-0000-000000000002",
  "00000000-0000-0000-0000-000000000003",
  "simulator",
  { authorityHost: base, disableInstanceDiscovery: true, tlsOptions },
);
const client = new SiteRecoveryManagementClient(credential, subscription, {
  endpoint: base,
  credentialScopes: [`${base}/.default`],
  tlsOptions,
});

const say = (sentence) => console.log(`${new Date().toISOString().slice(11, 19)}  ${sentence}`);
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function all(pages) {
  const found = [];
  for await (const each of pages) {
    found.push(each);
  }
  return found;
}

/** Where the item is now: its fabric and container change with every switch of protection. */
async function locate() {
  const items = await all(client.replicationProtectedItems.list(...here));
  const item = items.find((each) => each.name === machine);
  assert.ok(item, `${machine} is in the vault`);
  assert.equal(item.properties.providerSpecificDetails.instanceType, "A2A");
  const [, fabric, container] = item.id.match(/replicationFabrics\/([^/]+)\/replicationProtectionContainers\/([^/]+)\//);
  return { item, fabric, container, details: item.properties.providerSpecificDetails };
}

async function points(at) {
  const found = await all(
    client.recoveryPoints.listByReplicationProtectedItems(...here, at.fabric, at.container, machine),
  );
  // The list is in no order of time.
  return found.sort((one, other) => other.properties.recoveryPointTime - one.properties.recoveryPointTime);
}

async function expectAllowed(at, ...operations) {
  for (const operation of operations) {
    assert.ok(at.item.properties.allowedOperations.includes(operation), `${operation} is allowed`);
  }
}

/** Fails over to a point, changes it if there is another, and commits. */
async function failOver(direction) {
  let at = await locate();
  await expectAllowed(at, "UnplannedFailover");
  const known = await points(at);
  assert.ok(known.length > 0, "there are recovery points");
  say(`${direction}: ${known.length} recovery points, the latest of ${known[0].properties.recoveryPointTime.toISOString()}`);

  const after = await client.replicationProtectedItems.beginUnplannedFailoverAndWait(...here, at.fabric, at.container, machine, {
    properties: {
      failoverDirection: "PrimaryToRecovery",
      sourceSiteOperations: "Required",
      providerSpecificDetails: { instanceType: "A2A", recoveryPointId: known[0].id },
    },
  });
  assert.equal(after.properties.activeLocation, "Recovery");
  assert.equal(after.properties.protectionState, "UnplannedFailoverCommitPendingStatesBegin");
  say(`${direction}: failed over, ${after.properties.providerSpecificDetails.recoveryFabricObjectId}`);

  at = await locate();
  await expectAllowed(at, "Commit", "ChangePit");
  if (known.length > 1) {
    const changed = await client.replicationProtectedItems.beginApplyRecoveryPointAndWait(...here, at.fabric, at.container, machine, {
      properties: { recoveryPointId: known[1].id, providerSpecificDetails: { instanceType: "A2A" } },
    });
    assert.ok(changed.properties.failoverRecoveryPointId.endsWith(known[1].name), "the point has changed");
    say(`${direction}: went back to the point before`);
  }
  const committed = await client.replicationProtectedItems.beginFailoverCommitAndWait(...here, at.fabric, at.container, machine);
  assert.equal(committed.properties.protectionState, "UnplannedFailoverCommitted");
  assert.deepEqual(await points(at), [], "a commit deletes the points");
  say(`${direction}: committed`);
}

/** Protects the other way round, and waits until it really is. */
async function switchProtection(direction) {
  const at = await locate();
  await expectAllowed(at, "SwitchProtection");
  const disk = at.details.protectedManagedDisks[0];
  const source = at.details.fabricObjectId.split("/providers/")[0];
  const caches = { northeurope: "app-rg-asr/providers/Microsoft.Storage/storageAccounts/cachenortheurope",
    westeurope: "app-rg/providers/Microsoft.Storage/storageAccounts/cachewesteurope" };
  await client.replicationProtectionContainers.beginSwitchProtectionAndWait(...here, at.fabric, at.container, {
    properties: {
      replicationProtectedItemName: machine,
      providerSpecificDetails: {
        instanceType: "A2A",
        policyId: at.item.properties.policyId,
        recoveryContainerId: at.item.id.split("/replicationProtectedItems/")[0],
        recoveryResourceGroupId: source,
        vmManagedDisks: [{
          diskId: disk.recoveryTargetDiskId,
          primaryStagingAzureStorageAccountId:
            `/subscriptions/${subscription}/resourceGroups/${caches[at.details.recoveryFabricLocation]}`,
          recoveryResourceGroupId: source,
        }],
      },
    },
  });
  const jobs = await all(client.replicationJobs.list(...here));
  const job = await client.replicationJobs.get(...here, jobs.find((each) => each.properties.friendlyName === "Reprotect").name);
  const moved = job.properties.customDetails.newReplicationProtectedItemId;
  assert.ok(moved && moved !== at.item.id, "the item has a new id");
  await assert.rejects(client.replicationProtectedItems.get(...here, at.fabric, at.container, machine), { statusCode: 404 });
  say(`${direction}: reprotected, now ${moved.split("/replicationFabrics/")[1]}`);
  for (let polls = 0; ; polls++) {
    const now = await locate();
    if (now.item.properties.protectionState === "Protected") {
      say(`${direction}: protected`);
      return;
    }
    assert.ok(polls < 600, "it is protected some day");
    say(`${direction}: ${now.item.properties.protectionStateDescription}, `
      + `${now.details.monitoringPercentageCompletion ?? "?"} %`);
    await wait(Number(process.env.POLL_SECONDS ?? 5));
  }
}

/** Waits for the first points of a direction that has just begun. */
async function firstPoint() {
  while ((await points(await locate())).length === 0) {
    await wait(2);
  }
}

async function drill() {
  const at = await locate();
  await expectAllowed(at, "TestFailover");
  const running = await client.replicationProtectedItems.beginTestFailoverAndWait(...here, at.fabric, at.container, machine, {
    properties: {
      failoverDirection: "PrimaryToRecovery",
      networkType: "VmNetworkAsInput",
      networkId: `/subscriptions/${subscription}/resourceGroups/app-rg-asr/providers/Microsoft.Network/virtualNetworks/drill-vnet`,
      providerSpecificDetails: { instanceType: "A2A" },
    },
  });
  assert.equal(running.properties.testFailoverState, "WaitingForCompletion");
  say(`drill: ${running.properties.providerSpecificDetails.testFailoverRecoveryFabricObjectId}`);
  const clean = await client.replicationProtectedItems.beginTestFailoverCleanupAndWait(...here, at.fabric, at.container, machine, {
    properties: { comments: "done" },
  });
  assert.equal(clean.properties.testFailoverState, "None");
  say("drill: cleaned up");
}

const start = await locate();
await failOver("there");
await switchProtection("there");
await firstPoint();
await failOver("home");
await switchProtection("home");
const end = await locate();
assert.equal(end.item.id, start.item.id, "it is where it was");
assert.equal(end.details.lifecycleId, start.details.lifecycleId, "it is the same one");
await drill();
assert.ok((await all(client.replicationFabrics.list(...here))).length >= 2);
assert.ok((await all(client.replicationPolicies.list(...here))).length === 1);
assert.ok((await all(client.replicationProtectionContainerMappings.list(...here))).length >= 2);
assert.ok((await all(client.replicationNetworkMappings.list(...here))).length >= 2);
assert.ok((await all(client.replicationEvents.list(...here))).length > 0);
assert.equal((await client.replicationVaultHealth.get(...here)).properties.protectedItemsHealth.resourceCount, 3);
say("there and back, drilled, and everything as it was");
