package dev.switchback.catalog.vmfailover;

/// What is learned and chosen is of one leg and one machine: of the only one, or of a member of a group.
///
/// @param number of the member, from 1; 0 if there is only one machine, or all are meant
record Part(Leg leg, int number) {

	/// The part that a key of a step or of something learned is of, such as `out.source.2` or `back`.
	static Part of(String key) {
		var last = key.substring(key.lastIndexOf('.') + 1);
		return new Part(Leg.of(key), last.matches("[0-9]{1,3}") ? Integer.parseInt(last) : 0);
	}

	/// The key of a step that is about this part.
	String key(String name) {
		return "%s.%s%s".formatted(this.leg.key(), name, suffix());
	}

	/// What a key of this part names besides it.
	String named(String key) {
		return key.substring(this.leg.key().length() + 1, key.length() - suffix().length());
	}

	/// As what is learned of it names it.
	String name() {
		return this.leg.key() + suffix();
	}

	private String suffix() {
		return (this.number > 0) ? "." + this.number : "";
	}

}
