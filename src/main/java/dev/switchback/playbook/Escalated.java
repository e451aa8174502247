package dev.switchback.playbook;

/// Somebody made an emergency of a drill or maintenance.
public record Escalated() implements Learned {

	@Override
	public String sentence() {
		return "the hold lasts until somebody decides, and nothing is due any more";
	}

}
