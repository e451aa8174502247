package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.world.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A pair of which something is broken: Amsterdam is to be drained, Dublin to carry.
///
/// @param name what is broken
/// @param allowed who may drain Amsterdam nevertheless: `D`, `M`, `E`; `m` and `e` only if everything that fails is
/// overridden
/// @param wrong the rules that must not pass, for any purpose
/// @param broken breaks it
record BrokenNetwork(String name, String allowed, List<String> wrong, PairPlan pair, Md5 md5, Set<Family> families,
		OwnPath ownPath, Declared declared, Consumer<Stage> broken) {

	static BrokenNetwork of(String name, String allowed, String... wrong) {
		return new BrokenNetwork(name, allowed, List.of(wrong), Stage.healthy(), Md5.NOT_USED, Stage.IPV4,
				OwnPath.ELSEWHERE, Declared.NOTHING, (_) -> {
				});
	}

	BrokenNetwork with(PairPlan other) {
		return new BrokenNetwork(this.name, this.allowed, this.wrong, other, this.md5, this.families, this.ownPath,
				this.declared, this.broken);
	}

	BrokenNetwork with(Md5 other) {
		return new BrokenNetwork(this.name, this.allowed, this.wrong, this.pair, other, this.families, this.ownPath,
				this.declared, this.broken);
	}

	BrokenNetwork draining(Family family) {
		return new BrokenNetwork(this.name, this.allowed, this.wrong, this.pair, this.md5, Set.of(family), this.ownPath,
				this.declared, this.broken);
	}

	BrokenNetwork with(OwnPath other) {
		return new BrokenNetwork(this.name, this.allowed, this.wrong, this.pair, this.md5, this.families, other,
				this.declared, this.broken);
	}

	BrokenNetwork with(Declared other) {
		return new BrokenNetwork(this.name, this.allowed, this.wrong, this.pair, this.md5, this.families, this.ownPath,
				other, this.broken);
	}

	BrokenNetwork by(Consumer<Stage> more) {
		return new BrokenNetwork(this.name, this.allowed, this.wrong, this.pair, this.md5, this.families, this.ownPath,
				this.declared, this.broken.andThen(more));
	}

	/// Broken by a fault that is ordered of the simulator.
	BrokenNetwork fault(String json) {
		return by((stage) -> stage.fault(json));
	}

	/// Reads whose path is so are refused.
	BrokenNetwork refused(int status, String path) {
		return fault("{'kind':'refuse','status':%d,'match':{'path':'%s'}}".formatted(status, path));
	}

	/// Broken by a small change to what Azure answers.
	BrokenNetwork body(String path, UnaryOperator<JsonNode> change) {
		return by((stage) -> stage.doctor.change(path, change));
	}

	/// Broken by other values of `properties`.
	BrokenNetwork properties(String path, Consumer<ObjectNode> change) {
		return body(path, (document) -> {
			change.accept((ObjectNode) document.path("properties"));
			return document;
		});
	}

	Stage stage() {
		var stage = new Stage(this.pair, Settings.DEFAULT, this.md5);
		this.broken.accept(stage);
		return stage;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
