package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.world.OpenQuestions;
import dev.switchback.simulator.world.Settings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A pair of which something is broken: Amsterdam is to be drained, Dublin to carry.
final class BrokenNetwork {

	private final String name;

	private final String allowed;

	private final List<String> wrong;

	private final Map<String, String> otherwise = new HashMap<>();

	private final List<Consumer<Stage>> broken = new ArrayList<>();

	private PairPlan pair = Stage.healthy();

	private @Nullable PairPlan before;

	private Md5 md5 = Md5.NOT_USED;

	private Set<Family> families = Stage.IPV4;

	private OwnPath ownPath = OwnPath.ELSEWHERE;

	private Declared declared = Declared.NOTHING;

	private BrokenNetwork(String name, String allowed, List<String> wrong) {
		this.name = name;
		this.allowed = allowed;
		this.wrong = wrong;
	}

	/// @param name what is broken
	/// @param allowed who may drain Amsterdam nevertheless: `D`, `M`, `E`; `m` and `e` only if everything that fails is
	/// overridden
	/// @param wrong the rules that must not pass, for any purpose
	static BrokenNetwork of(String name, String allowed, String... wrong) {
		return new BrokenNetwork(name, allowed, List.of(wrong));
	}

	BrokenNetwork with(PairPlan other) {
		this.pair = other;
		return this;
	}

	/// As it was before it broke, if that is not [Stage#healthy()].
	BrokenNetwork after(PairPlan whole) {
		this.before = whole;
		return this;
	}

	BrokenNetwork with(Md5 other) {
		this.md5 = other;
		return this;
	}

	BrokenNetwork draining(Family family) {
		this.families = Set.of(family);
		return this;
	}

	BrokenNetwork with(OwnPath other) {
		this.ownPath = other;
		return this;
	}

	BrokenNetwork with(Declared other) {
		this.declared = other;
		return this;
	}

	/// Where an answer to an open question shows more or less of what is broken, others may drain it.
	///
	/// @param answer such as `ipv6InSummaries=true`
	BrokenNetwork where(String answer, String allowedThen) {
		this.otherwise.put(answer, allowedThen);
		return this;
	}

	BrokenNetwork by(Consumer<Stage> more) {
		this.broken.add(more);
		return this;
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

	String name() {
		return this.name;
	}

	String allowed() {
		return this.allowed;
	}

	/// Who may drain it under one answer to one open question.
	String allowed(OpenQuestions answer) {
		return this.otherwise.getOrDefault(answer.name(), this.allowed);
	}

	/// The answers that it is otherwise under.
	Set<String> exceptions() {
		return this.otherwise.keySet();
	}

	List<String> wrong() {
		return this.wrong;
	}

	PairPlan pair() {
		return this.pair;
	}

	/// As it was before it broke. Where nothing is wrong it is as it was.
	PairPlan before() {
		return (this.before != null) ? this.before : this.wrong.isEmpty() ? this.pair : Stage.healthy();
	}

	Set<Family> families() {
		return this.families;
	}

	OwnPath ownPath() {
		return this.ownPath;
	}

	Declared declared() {
		return this.declared;
	}

	Stage stage() {
		return stage(Settings.DEFAULT);
	}

	/// In a simulated Azure of which something may be other than usual.
	Stage stage(Settings settings) {
		var stage = new Stage(this.pair, settings, this.md5);
		this.broken.forEach((breaking) -> breaking.accept(stage));
		return stage;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
