package dev.switchback.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.switchback.process.ServiceProcess;
import dev.switchback.process.Stage;

/// The rounds of a [ThroughputBenchmark]: how many steps a second, ours and by plain JDBC, and what a step costs of the
/// processor.
final class Rounds {

	private final Stage stage;

	private final ServiceProcess service;

	private final List<Round> rounds = new ArrayList<>();

	Rounds(Stage stage, ServiceProcess service) {
		this.stage = stage;
		this.service = service;
	}

	/// @param rate steps a second
	/// @param inService microseconds of a processor for each step
	/// @param inDatabase the same, in PostgreSQL
	record Cost(double rate, double inService, double inDatabase) {
	}

	private record Round(Cost ours, Cost same, Cost least) {

		double toSame() {
			return this.ours.rate() / this.same.rate();
		}

		double toLeast() {
			return this.ours.rate() / this.least.rate();
		}

	}

	interface Work {

		/// @return steps a second
		double rate() throws SQLException, InterruptedException;

	}

	/// What came of all steps of all operations, and what it cost.
	Cost cost(Work work) throws SQLException, InterruptedException {
		var before = this.service.cpu();
		var beforeInDatabase = this.stage.databaseCpu();
		var rate = work.rate();
		return new Cost(rate, aStep(this.service.cpu().minus(before)),
				aStep(this.stage.databaseCpu().minus(beforeInDatabase)));
	}

	private static double aStep(Duration all) {
		return all.toNanos() / 1e3 / ThroughputBenchmark.OPERATIONS / ThroughputBenchmark.STEPS;
	}

	void add(Cost ours, Cost same, Cost least) {
		var round = new Round(ours, same, least);
		this.rounds.add(round);
		Report.note(
				"round %d: %.0f steps/s; plain JDBC, same rows %.0f, ratio %.2f; least rows %.0f, ratio %.2f; CPU a step: "
						+ "service %.0f us, PostgreSQL %.0f us (for plain JDBC %.0f and %.0f us)",
				this.rounds.size(), ours.rate(), same.rate(), round.toSame(), least.rate(), round.toLeast(),
				ours.inService(), ours.inDatabase(), same.inDatabase(), least.inDatabase());
	}

	void report() {
		row("the same rows", Round::same, Round::toSame);
		row("the least rows", Round::least, Round::toLeast);
	}

	private void row(String rows, Function<Round, Cost> plain, Function<Round, Double> ratio) {
		Report.row("(a) 2,000 canaries of 8 steps at once, " + rows,
				"%.0f steps/s".formatted(median((round) -> round.ours().rate())),
				"plain JDBC %.0f steps/s".formatted(median((round) -> plain.apply(round).rate())), median(ratio),
				">= 1.0");
	}

	private double median(Function<Round, Double> figure) {
		return this.rounds.stream().map(figure).sorted().toList().get(this.rounds.size() / 2);
	}

}
