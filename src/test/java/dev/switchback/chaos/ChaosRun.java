package dev.switchback.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// One run: guests ask, things go wrong, then nothing goes wrong any more, and in the end everything is compared.
final class ChaosRun {

	/// How many things may go wrong at once.
	private static final int MISCHIEF = 2;

	/// How long the last things may take once all operations are over, in looks of half a second.
	private static final int LAST_LOOKS = 120;

	private final Terms terms;

	private final Findings findings = new Findings();

	private final Weather weather = new Weather(InstantSource.system());

	ChaosRun(Terms terms) {
		this.terms = terms;
	}

	/// Carries it out.
	Findings carryOut(Path home) throws IOException, InterruptedException, ExecutionException {
		try (var ground = new Ground(home, this.terms.seed())) {
			var paths = new Paths(ground, this.findings);
			var crowd = new Crowd(new Desk(ground, this.findings), this.findings, this.terms);
			var havoc = new Havoc(ground, this.weather, this.findings, this.terms);
			try (var threads = Executors.newVirtualThreadPerTaskExecutor(); paths) {
				var portal = new Portal(crowd, new Random(this.terms.seed()));
				threads.execute(() -> this.findings.guard("the portal", portal::show));
				threads.execute(() -> this.findings.guard("looks at all pairs", paths::watch));
				var guests = begin(this.terms.guests(), (chance) -> threads
					.submit(() -> this.findings.guard("a guest", new Guest(crowd, chance)::ask)));
				var mischief = begin(MISCHIEF, (chance) -> threads
					.submit(() -> this.findings.guard("mischief", () -> havoc.raise(chance, this.terms.rest()))));
				while (crowd.asking()) {
					Rest.of(Duration.ofMillis(200));
				}
				havoc.enough();
				await(mischief);
				havoc.calm();
				await(guests);
				settle(ground, paths);
				paths.compare();
			}
			new Reckoning(ground, crowd, this.findings).reckon();
			new Lateness(ground, this.weather, this.findings).measure();
			havoc.end();
			logs(ground);
		}
		return this.findings;
	}

	/// Sessions come up, and what is done is taken off the schedule.
	private static void settle(Ground ground, Paths paths) {
		for (var look = 0; look < LAST_LOOKS && !(paths.different().isEmpty() && done(ground)); look++) {
			Rest.of(Duration.ofMillis(500));
		}
	}

	private static boolean done(Ground ground) {
		return ground.database.direct()
			.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name IN ('operation', 'obligation')")
			.query(Integer.class)
			.single() == 0;
	}

	private interface Beginning {

		Future<?> with(Random chance);

	}

	private List<? extends Future<?>> begin(int count, Beginning beginning) {
		var random = new Random(this.terms.seed());
		return IntStream.range(0, count).mapToObj((_) -> beginning.with(new Random(random.nextLong()))).toList();
	}

	private static void await(List<? extends Future<?>> futures) throws InterruptedException, ExecutionException {
		for (var future : futures) {
			future.get();
		}
	}

	/// What the service itself takes for a bug. That cards cannot be written while there is no database is none.
	private void logs(Ground ground) {
		ground.replicas.stream()
			.flatMap((replica) -> replica.logs().stream())
			.flatMap(String::lines)
			.filter((line) -> line.contains(" ERROR dev.switchback"))
			.filter((line) -> !line.contains(" ERROR dev.switchback.outlet."))
			.forEach((line) -> this.findings.violated("bugs in the log", line));
	}

}
