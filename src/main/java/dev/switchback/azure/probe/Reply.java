package dev.switchback.azure.probe;

/// What came of asking one probe.
record Reply(Probe probe, Answered answered) {

	/// As it is kept.
	Echo echo() {
		return new Echo(this.probe.name(), this.answered.verdict(), this.answered.words(), this.answered.took());
	}

}
