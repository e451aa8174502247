package dev.switchback.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.discovery.Discovery;
import dev.switchback.readiness.discovery.Drills;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the assessments that were asked for.
public final class Assessing {

	private static final Logger log = LoggerFactory.getLogger(Assessing.class);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/// Older drills tell nothing any more.
	private static final Duration DRILLS = Duration.ofDays(400);

	/// For so long what could not be made is tried again. Each time all of Azure is read.
	private static final Duration PATIENCE = Duration.ofHours(1);

	/// Who asks for what nobody asks for.
	private static final String SCHEDULE = "the schedule";

	private final Assessments assessments;

	private final Discovery discovery;

	private final Telling telling;

	private final Drills drills;

	private final InstantSource clock;

	private final Supplier<UUID> ids;

	private final AssessmentSettings settings;

	private final Timetable timetable;

	private final Proposing proposing;

	public Assessing(Assessments assessments, Discovery discovery, Telling telling, Drills drills, InstantSource clock,
			Supplier<UUID> ids, AssessmentSettings settings) {
		this.assessments = assessments;
		this.discovery = discovery;
		this.telling = telling;
		this.drills = drills;
		this.clock = clock;
		this.ids = ids;
		this.settings = settings;
		this.timetable = new Timetable(settings);
		this.proposing = new Proposing(assessments, telling);
	}

	/// Makes one, unless it is made already. Whoever is cut short begins anew: nothing was changed. What cannot be judged
	/// now cannot be judged later either, and is concluded as failed; so is what fails for another reason of ours for an hour.
	public void make(UUID id) {
		this.assessments.find(id).filter((asked) -> !asked.concluded()).ifPresent((asked) -> {
			try {
				this.assessments.conclude(made(asked, inventory()));
			}
			catch (InvalidRequest ex) {
				this.assessments.conclude(failed(asked, ex.faults().getFirst().sentence()));
			}
			catch (RuntimeException bug) {
				if (Thread.currentThread().isInterrupted()
						|| this.clock.instant().isBefore(asked.at().plus(PATIENCE))) {
					throw bug;
				}
				log.error("A bug of ours: the assessment {} of {} cannot be made", id, asked.scope().spoken(), bug);
				this.assessments.conclude(failed(asked,
						"For an hour it could not be made: that is a bug of ours, and the log tells more."));
			}
		});
	}

	/// Keeps a request; it is made soon.
	///
	/// @param subject `null` for everything
	/// @param key `null` if nobody chose one
	public Assessments.Requested request(String by, Asked.About about, @Nullable String subject,
			Assessments.@Nullable Key key) {
		var asked = new Asked(this.ids.get(), this.clock.instant(), by, about,
				(subject != null) ? subject.toLowerCase(Locale.ROOT) : null, false, null, null, null, null);
		return this.assessments.request(asked, key);
	}

	/// Asks for what is due by itself.
	public void requestDue() {
		this.timetable.due(this.clock.instant(), this::last)
			.forEach((scope) -> request(SCHEDULE, scope.about(), scope.subject(), null));
	}

	private Optional<Instant> last(Scope scope) {
		var subject = scope.subject();
		var same = Assessments.Filter.ofAzure(scope.about(),
				(subject != null) ? subject.toLowerCase(Locale.ROOT) : null);
		return this.assessments.page(same, 1, null).items().stream().map(Assessments.Summary::at).findFirst();
	}

	/// Assesses an inventory that somebody brought, and keeps both.
	///
	/// @param subject the pair's name, or an id; `null` for everything
	/// @throws InvalidRequest if the inventory does not have that
	public Assessments.Requested offline(String by, ObjectNode inventory, Asked.About about, @Nullable String subject,
			Assessments.@Nullable Key key) {
		var now = this.clock.instant();
		var asked = new Asked(this.ids.get(), now, by, about,
				(subject != null) ? subject.toLowerCase(Locale.ROOT) : null, true, MAPPER.writeValueAsString(inventory),
				null, null, null);
		var snapshot = new Snapshot(inventory, now);
		if (!asked.scope().in(snapshot)) {
			throw new InvalidRequest("", "The inventory does not have %s.".formatted(asked.scope().spoken()));
		}
		return this.assessments.request(
				with(asked, String.valueOf(asked.inventory()), Assessor.assess(snapshot, asked.scope()), null), key);
	}

	/// Pairs that nobody declared, as the latest inventory of Azure suggests them.
	public Proposals proposals() {
		return this.proposing.now();
	}

	/// The inventory that was read of Azure last.
	public Optional<Assessments.Kept> latestInventory() {
		return this.assessments.inventorySince(Instant.EPOCH);
	}

	/// What was found last of a pair, or of everything, whichever is later.
	public Optional<Latest> latest(String pair) {
		return latest(Stream.of(new Scope.OfPair(pair.toLowerCase(Locale.ROOT))));
	}

	/// What was found last of a machine, of its vault, or of everything, whichever is later.
	///
	/// @param id ARM id of a protected item, or of a recovery plan
	public Optional<Latest> latestOfProtected(String id) {
		var normal = id.toLowerCase(Locale.ROOT);
		return latest(Stream.of(new Scope.OfMachine(normal),
				new Scope.OfVault(normal.replaceFirst("/replication(fabrics|recoveryplans)/.*", ""))));
	}

	private Optional<Latest> latest(Stream<Scope> wanted) {
		var now = this.clock.instant();
		return Stream.concat(wanted, Stream.of(new Scope.Everything()))
			.flatMap((scope) -> this.assessments.made(scope.about(), scope.subject())
				.map((made) -> new Latest(made.id(), scope.spoken(), made.assessedAt(),
						Duration.between(made.assessedAt(), now), made.score()))
				.stream())
			.max((one, other) -> one.assessedAt().compareTo(other.assessedAt()));
	}

	/// Forgets what is old.
	public void forget() {
		this.assessments.forget(this.clock.instant().minus(this.settings.keptFor()));
	}

	/// Read anew, or as it was read a moment ago; with what is declared and was tried out by now in any case.
	private ObjectNode inventory() {
		var now = this.clock.instant();
		var known = this.assessments.inventorySince(now.minus(this.settings.inventoryAge())).map(Assessing::parsed);
		var document = known.orElseGet(() -> {
			var before = latestInventory().map(Assessing::parsed);
			log.info("Reading the inventory from Azure");
			return this.discovery.read(this.telling.subscriptions(this.settings.subscriptions()),
					this.telling.circuits(), before, this.settings.readingWithin());
		});
		this.telling.tell(document);
		this.telling.tell(document, this.drills.tried(now.minus(DRILLS)));
		this.telling.recovered(document, this.drills.recovered(now.minus(DRILLS)));
		return SnapshotReader.checked(document);
	}

	private static ObjectNode parsed(Assessments.Kept kept) {
		return (ObjectNode) MAPPER.readTree(kept.text());
	}

	private Asked made(Asked asked, ObjectNode inventory) {
		var snapshot = new Snapshot(inventory, this.clock.instant());
		if (!asked.scope().in(snapshot)) {
			return failed(asked, "Azure does not show %s, and nobody declared it.".formatted(asked.scope().spoken()));
		}
		Assessment assessment;
		try {
			assessment = Assessor.assess(snapshot, asked.scope());
		}
		catch (RuntimeException bug) {
			log.error("A bug of ours: the assessment {} of {} cannot be judged", asked.id(), asked.scope().spoken(),
					bug);
			return failed(asked,
					"The inventory of Azure was read and could not be judged: that is a bug of ours, and the log tells more.");
		}
		var worse = this.assessments.previous(asked)
			.flatMap((earlier) -> Optional.ofNullable(earlier.result()))
			.map((earlier) -> Comparison.of(earlier, assessment).worse().size())
			.orElse(0);
		if (worse > 0) {
			log.warn("The assessment of {} got worse, findings: {}; it is {}", asked.scope().spoken(), worse,
					asked.id());
		}
		return with(asked, MAPPER.writeValueAsString(inventory), assessment, worse);
	}

	private static Asked with(Asked asked, String inventory, Assessment result, @Nullable Integer worse) {
		return new Asked(asked.id(), asked.at(), asked.by(), asked.about(), asked.subject(), asked.offline(), inventory,
				result, null, worse);
	}

	private static Asked failed(Asked asked, String why) {
		return new Asked(asked.id(), asked.at(), asked.by(), asked.about(), asked.subject(), asked.offline(), null,
				null, why, null);
	}

}
