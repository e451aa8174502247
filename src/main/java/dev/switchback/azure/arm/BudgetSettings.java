package dev.switchback.azure.arm;

import java.util.stream.DoubleStream;

import dev.switchback.playbook.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What ARM lets us call, and how much of it is kept for what is more urgent: `switchback.azure.budget.*`. The figures are
/// those of Microsoft's page on request limits and throttling, text of 2025-05-28: a token bucket per region, for each
/// subscription, service principal and kind of call.
///
/// @param readCapacity GETs at once
/// @param readsPerSecond how many more each second
/// @param writeCapacity PUTs and PATCHes at once
/// @param writesPerSecond how many more each second
/// @param deleteCapacity DELETEs at once
/// @param deletesPerSecond how many more each second
/// @param networkChangeCapacity PUTs and DELETEs of Microsoft.Network at once. That provider lets through 1,000 in each five
/// minutes for each region of a subscription; whatever five minutes it means, capacity and refill together stay within them
/// @param networkChangesPerSecond how many more each second
/// @param postsCountAs what a POST that only reads counts as. That is not documented; the default is the one that does harm
/// if it is so
/// @param reserves the share of the capacity that calls of an urgency leave to more urgent ones
@ConfigurationProperties("switchback.azure.budget")
public record BudgetSettings(@DefaultValue("250") double readCapacity, @DefaultValue("25") double readsPerSecond,
		@DefaultValue("200") double writeCapacity, @DefaultValue("10") double writesPerSecond,
		@DefaultValue("200") double deleteCapacity, @DefaultValue("10") double deletesPerSecond,
		@DefaultValue("250") double networkChangeCapacity, @DefaultValue("2.5") double networkChangesPerSecond,
		@DefaultValue("writes") CallBudget.Kind postsCountAs, @DefaultValue Reserves reserves) {

	/// The values used where nothing is set.
	public static final BudgetSettings DEFAULTS = new BudgetSettings(250, 25, 200, 10, 200, 10, 250, 2.5,
			CallBudget.Kind.WRITES, new Reserves(0.05, 0.15, 0.4, 0.6));

	public BudgetSettings {
		if (DoubleStream.of(readCapacity, writeCapacity, deleteCapacity, networkChangeCapacity)
			.anyMatch((capacity) -> capacity < 1)
				|| DoubleStream.of(readsPerSecond, writesPerSecond, deletesPerSecond, networkChangesPerSecond)
					.anyMatch((rate) -> rate < 0.001)) {
			throw new IllegalArgumentException(
					"Capacities in switchback.azure.budget are 1 at least, and calls per second 0.001 at least.");
		}
	}

	/// Shares of the capacity, from 0 to 1.
	public record Reserves(@DefaultValue("0.05") double emergency, @DefaultValue("0.15") double running,
			@DefaultValue("0.4") double preview, @DefaultValue("0.6") double assessment) {

		public Reserves {
			if (emergency < 0 || emergency > running || running > preview || preview > assessment
					|| assessment > 0.95) {
				throw new IllegalArgumentException(
						"The reserves in switchback.azure.budget.reserves must rise from emergency to assessment, within 0 and 0.95.");
			}
		}

	}

	/// The most that may be taken at once.
	public double capacity(CallBudget.Kind kind) {
		return switch (kind) {
			case READS -> this.readCapacity;
			case WRITES -> this.writeCapacity;
			case DELETES -> this.deleteCapacity;
			case NETWORK_CHANGES -> this.networkChangeCapacity;
		};
	}

	/// What is added each second.
	public double refill(CallBudget.Kind kind) {
		return switch (kind) {
			case READS -> this.readsPerSecond;
			case WRITES -> this.writesPerSecond;
			case DELETES -> this.deletesPerSecond;
			case NETWORK_CHANGES -> this.networkChangesPerSecond;
		};
	}

	/// What must be left after a call of that urgency.
	public double reserve(CallBudget.Kind kind, Urgency urgency) {
		return capacity(kind) * switch (urgency) {
			case RESTORE -> 0;
			case EMERGENCY -> this.reserves.emergency();
			case RUNNING -> this.reserves.running();
			case PREVIEW -> this.reserves.preview();
			case ASSESSMENT -> this.reserves.assessment();
		};
	}

}
