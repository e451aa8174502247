package dev.switchback.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Mutation;

/// How something of ours that is open on a target reads, as a sentence without a full stop.
final class OpenWrite {

	private OpenWrite() {
	}

	static String promised(String code, Obligation obligation) {
		return "%s has promised and not yet done: %s".formatted(code, obligation.title());
	}

	static String inDoubt(String code, Mutation mutation) {
		return "%s made a call of which it is not known what became: %s".formatted(code, mutation.title());
	}

	/// All that one operation has open on a target, promises first.
	static List<String> of(Operation operation, String target) {
		var key = key(target);
		var promises = operation.obligations()
			.stream()
			.filter((obligation) -> obligation.open() && key(obligation.subject()).equals(key))
			.map((obligation) -> promised(operation.code(), obligation));
		var calls = operation.unsettled()
			.stream()
			.filter((mutation) -> key(mutation.target()).equals(key))
			.map((mutation) -> inDoubt(operation.code(), mutation));
		return Stream.concat(promises, calls).toList();
	}

	/// What an ARM id is compared by: Azure answers with any letter case.
	static String key(String armId) {
		return armId.toLowerCase(Locale.ROOT);
	}

}
