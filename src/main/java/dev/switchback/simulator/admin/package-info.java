/// The doors that Azure does not have: the ledger, faults, settings, the estate at a glance. They want a token of their own.
@NullMarked
package dev.switchback.simulator.admin;

import org.jspecify.annotations.NullMarked;
