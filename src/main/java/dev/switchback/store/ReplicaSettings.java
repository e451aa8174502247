package dev.switchback.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;

import dev.switchback.playbook.LiveReplicas.Replica;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this process is called, and how the others know that it runs: `switchback.replica.*`.
///
/// @param name by which its own path is declared; the name of the machine unless something is set
/// @param site the same for all processes at one place; empty if nothing is said
/// @param interval how often it tells that it runs
/// @param aliveFor how long it is taken to run after it last told so
@ConfigurationProperties("switchback.replica")
record ReplicaSettings(@DefaultValue("") String name, @DefaultValue("") String site,
		@DefaultValue("5s") Duration interval, @DefaultValue("30s") Duration aliveFor) {

	/// As long as the names that an own path can be declared for.
	private static final int LONGEST = 100;

	private static final Pattern UNFIT = Pattern.compile("\\p{Cntrl}");

	ReplicaSettings {
		name = fit("name", name);
		site = fit("site", site);
		if (!interval.isPositive() || aliveFor.compareTo(interval.multipliedBy(2)) < 0) {
			throw new IllegalArgumentException(
					"switchback.replica.alive-for has to be at least twice switchback.replica.interval, and that more than nothing");
		}
	}

	private static String fit(String what, String text) {
		var stripped = text.strip();
		if (stripped.length() > LONGEST || UNFIT.matcher(stripped).find()) {
			throw new IllegalArgumentException(
					"switchback.replica.%s has to have at most %d characters, all printable".formatted(what, LONGEST));
		}
		return stripped;
	}

	Replica replica() {
		return new Replica(this.name.isEmpty() ? machine() : this.name, this.site);
	}

	private static String machine() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException _) {
			return "unnamed";
		}
	}

}
