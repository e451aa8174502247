package dev.switchback.playbook;

import java.util.List;

/// The processes of this service that run now, as all of them know it: any of them may have to bring back what another one
/// switched off.
@FunctionalInterface
public interface LiveReplicas {

	/// Each process once, whoever asks among them; of several with the same name and site, one.
	List<Replica> now();

	/// One of them.
	///
	/// @param name as its settings say, by default that of its machine
	/// @param site where it runs; empty if its settings do not say
	record Replica(String name, String site) {

		/// Whether a declaration for a name, of a replica or of a site, is one for this.
		public boolean called(String from) {
			return this.name.equalsIgnoreCase(from) || this.site.equalsIgnoreCase(from);
		}

		/// As sentences name it.
		public String spoken() {
			return this.site.isEmpty() ? this.name : "%s (%s)".formatted(this.name, this.site);
		}

	}

}
