package dev.switchback.local;

import java.nio.file.Path;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// What can be set about a rehearsal, under `switchback`.
///
/// @param stateDir where everything lies that outlives the process
/// @param simulator the simulated Azure that is started along
record RehearsalSettings(@DefaultValue(".switchback") Path stateDir, @DefaultValue Simulator simulator) {

	static RehearsalSettings of(Environment environment) {
		return Binder.get(environment).bindOrCreate("switchback", RehearsalSettings.class);
	}

	/// The state directory, made if need be.
	StateDirectory state() {
		return StateDirectory.at(this.stateDir);
	}

	/// @param enabled whether to start it here; a rehearsal may also use one that runs elsewhere
	/// @param port where it listens on 127.0.0.1, HTTPS
	record Simulator(@DefaultValue("true") boolean enabled, @DefaultValue("8443") int port) {
	}

}
