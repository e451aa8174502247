package dev.switchback.api;

/// A body that can say what is wrong with it.
interface Checked {

	void check(Faults faults);

}
