package dev.switchback.playbook;

/// Something a look found out that later steps need, such as the baseline taken just before a disable. A playbook folds
/// it into its plan; only the plan is stored.
public interface Learned {

	/// What that is, for the history: one sentence without a full stop at its end.
	String sentence();

}
