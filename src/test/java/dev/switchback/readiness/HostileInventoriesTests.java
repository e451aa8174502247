package dev.switchback.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.readiness.render.Markdown;
import dev.switchback.readiness.render.Topology;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Every value of an inventory, one after the other, is something else than it should be. What comes of it is refused or
/// judged, and never passes more.
class HostileInventoriesTests {

	private static final List<String> NASTY = List.of("null", "[]", "{}", "''", "-1", "1e20", "true",
			"'<script>alert(1)</script>'", "'PT9223372036854775807S'", "'-1000000000-01-01T00:00:00Z'", "[[]]",
			"{'value':{}}");

	private static final Pattern OTHERS = Pattern.compile(
			"/(declarations|drills)/.*|.*/stats/.*|.*/(routingWeight|publicIPAddress/id|zones|diskEncryptionSet/id)");

	@Test
	void nothingMakesARuleStumble() {
		var pointers = new ArrayList<String>();
		collect("", Edit.healthy(), pointers);
		assertThat(pointers).hasSizeGreaterThan(300);
		var healthy = Edit.healthy();
		pointers.parallelStream().forEach((pointer) -> {
			for (var nasty : NASTY) {
				var document = healthy.deepCopy();
				Edit.set(pointer, nasty).accept(document);
				survives(document, "%s: %s".formatted(pointer, nasty));
			}
		});
	}

	private static void survives(ObjectNode document, String pointer) {
		try {
			var snapshot = new Snapshot(SnapshotReader.checked(document), Fixture.NOW);
			var assessment = Assessor.assess(snapshot, new Scope.Everything());
			assertThat(assessment.findings()).as(pointer).isNotEmpty();
			assertThat(Topology.of(snapshot, new Scope.Everything())).as(pointer).doesNotContain("<script");
			assertThat(Markdown.of(assessment)).as(pointer).doesNotContain("<script");
		}
		catch (InvalidRequest refused) {
			assertThat(refused.faults()).as(pointer).isNotEmpty();
		}
		catch (RuntimeException stumbled) {
			throw new AssertionError(pointer, stumbled);
		}
	}

	static Stream<Fixture> failures() {
		return RuleFixturesTests.fixtures().filter((fixture) -> fixture.expected() == Judgement.FAIL);
	}

	/// What Azure shows no more is not known; it does not become good by that. What people no longer declare, and drills that
	/// are no longer known of, are another matter, and so are: counts of bytes, which Azure Monitor has as well, a weight, of which none shown is none, an address, of which none is Microsoft's, zones, of which a standard
	/// address that names none has all, and an encryption set, of which a disk without a key of its own shows none.
	@ParameterizedTest
	@MethodSource("failures")
	void takingAwayWhatAFailureWasReadFromNeverMakesItPass(Fixture fixture) {
		var values = found(fixture, fixture.document()).stream()
			.flatMap((finding) -> finding.values().stream())
			.toList();
		assertThat(values).isNotEmpty();
		for (var value : values) {
			var document = fixture.document();
			if (value.value() != null && !OTHERS.matcher(value.path()).matches()
					&& !document.at(value.path()).isMissingNode()) {
				Edit.drop(value.path()).accept(document);
				assertThat(found(fixture, document)).as(value.path())
					.noneMatch((finding) -> finding.judgement() == Judgement.PASS);
			}
		}
	}

	private static List<Finding> found(Fixture fixture, ObjectNode document) {
		return Rules.judge(new Snapshot(document, Fixture.NOW))
			.stream()
			.filter((finding) -> finding.rule().equals(fixture.rule())
					&& finding.subject().name().equals(fixture.subject()))
			.toList();
	}

	/// Of long lists the first elements do.
	private static void collect(String at, JsonNode node, List<String> pointers) {
		if (node instanceof ObjectNode object) {
			object.properties().forEach((member) -> {
				pointers.add(at + "/" + member.getKey());
				collect(at + "/" + member.getKey(), member.getValue(), pointers);
			});
		}
		else if (node.isArray()) {
			for (var i = 0; i < Math.min(1, node.size()); i++) {
				pointers.add(at + "/" + i);
				collect(at + "/" + i, node.path(i), pointers);
			}
		}
	}

}
