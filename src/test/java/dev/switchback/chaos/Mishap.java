package dev.switchback.chaos;

/// What goes wrong in a chaos run.
enum Mishap {

	KILL("a replica is killed (kill -9)"),

	PAUSE("a replica stands still for longer than its lease, and goes on"),

	ROLLING_RESTART("all replicas are restarted in good order, one after the other"),

	DATABASE_RESTART("PostgreSQL is restarted"),

	DATABASE_CRASH("PostgreSQL crashes, and recovers"),

	BACKENDS_TERMINATED("backends are terminated"),

	DATABASE_DROPPED("connections to PostgreSQL break off"),

	DATABASE_DELAYED("connections to PostgreSQL are slow"),

	DATABASE_FROZEN("a replica's connections to PostgreSQL carry nothing"),

	DATABASE_SILENT("a replica's connections to PostgreSQL carry nothing any more, for ever"),

	DATABASE_REFUSED("a replica gets no connection to PostgreSQL"),

	DATABASE_ANSWERS_LOST("answers of PostgreSQL are lost"),

	AZURE_DROPPED("connections to Azure break off"),

	AZURE_DELAYED("connections to Azure are slow"),

	AZURE_FROZEN("connections to Azure carry nothing"),

	AZURE_SILENT("connections to Azure carry nothing any more, for ever"),

	AZURE_REFUSED("Azure takes no connection"),

	AZURE_ANSWERS_LOST("answers of Azure are lost on their way"),

	AZURE_RESTART("Azure's stand-in is killed and started again"),

	RESPONSE_LOST("a change takes effect, and nobody is told"),

	CALL_LOST("a changing call never arrives, and nobody is told"),

	RESPONSE_HELD("answers to changing calls are held back"),

	CHANGE_FAILED("a change fails after Azure took it"),

	THROTTLED("a throttling storm"),

	BLIND("reads of Azure fail");

	private final String words;

	Mishap(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
