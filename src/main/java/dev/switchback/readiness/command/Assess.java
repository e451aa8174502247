package dev.switchback.readiness.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.render.Markdown;
import dev.switchback.readiness.render.Report;
import dev.switchback.readiness.render.Topology;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.readiness.snapshot.Unseen;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `assess inventory.json`: the same assessment as the service makes, of a file, in milliseconds.
public final class Assess {

	/// The word that asks for it.
	public static final String COMMAND = "assess";

	static final int FINE = 0;

	/// Something fails.
	static final int FAILS = 1;

	/// The command or the inventory cannot be used, or not be judged.
	static final int UNUSABLE = 2;

	private static final String USAGE = """
			Usage: assess <inventory.json | -> [--format=markdown|json|svg]
			              [--pair=<name> | --gateway=<ARM id> | --vault=<ARM id> | --machine=<ARM id of the protected item>]

			Assesses an exported inventory (see docs/assessments.md) without Azure, and without starting the service. It ends
			with 0 if nothing fails, with 1 if something does, and with 2 if the inventory cannot be used or judged.
			""";

	private final InputStream in;

	private final PrintStream out;

	private final PrintStream err;

	private final InstantSource clock;

	/// @param clock tells at what moment the inventory is judged
	public Assess(InputStream in, PrintStream out, PrintStream err, InstantSource clock) {
		this.in = in;
		this.out = out;
		this.err = err;
		this.clock = clock;
	}

	/// @param arguments after the command's name
	/// @return the exit code
	public int run(List<String> arguments) {
		var files = arguments.stream().filter((argument) -> argument.equals("-") || !argument.startsWith("-")).toList();
		var options = arguments.stream().filter((argument) -> !files.contains(argument)).toList();
		var scopes = options.stream()
			.filter((option) -> option.matches("(?s)--(pair|gateway|vault|machine)=.+"))
			.toList();
		var formats = options.stream().filter((option) -> option.matches("--format=(markdown|json|svg)")).toList();
		if (files.size() != 1 || scopes.size() > 1 || formats.size() > 1
				|| scopes.size() + formats.size() != options.size()) {
			this.err.print(USAGE);
			return UNUSABLE;
		}
		try (var input = open(files.getFirst())) {
			var snapshot = new Snapshot(SnapshotReader.read(input, SnapshotReader.LONGEST_FILE), this.clock.instant());
			return assess(snapshot, scopes.isEmpty() ? new Scope.Everything() : scope(scopes.getFirst()),
					formats.isEmpty() ? "markdown" : value(formats.getFirst()));
		}
		catch (InvalidRequest invalid) {
			invalid.faults()
				.forEach((fault) -> this.err
					.println(fault.pointer().isEmpty() ? fault.sentence() : fault.pointer() + ": " + fault.sentence()));
			return UNUSABLE;
		}
		catch (NoSuchFileException | InvalidPathException _) {
			this.err.println("There is no file " + Unseen.shown(files.getFirst()) + ".");
			return UNUSABLE;
		}
		catch (IOException ex) {
			this.err.println("The inventory cannot be read: " + ex.getMessage());
			return UNUSABLE;
		}
		catch (RuntimeException bug) {
			this.err.println("The inventory could not be judged: that is a bug of Switchback, not of the inventory.");
			bug.printStackTrace(this.err);
			return UNUSABLE;
		}
		catch (OutOfMemoryError _) {
			this.err.println(
					"The inventory needs more memory than there is. Give Java more, such as -Xmx4g, or assess less at once.");
			return UNUSABLE;
		}
	}

	private InputStream open(String file) throws IOException {
		return file.equals("-") ? this.in : new BufferedInputStream(Files.newInputStream(Path.of(file)));
	}

	private static String value(String option) {
		return option.substring(option.indexOf('=') + 1);
	}

	private static Scope scope(String option) {
		var of = value(option);
		return switch (option.substring(2, option.indexOf('='))) {
			case "pair" -> new Scope.OfPair(of);
			case "gateway" -> new Scope.OfGateway(of);
			case "vault" -> new Scope.OfVault(of);
			default -> new Scope.OfMachine(of);
		};
	}

	private int assess(Snapshot snapshot, Scope scope, String format) {
		if (!scope.in(snapshot)) {
			throw new InvalidRequest("", "The inventory does not have %s.".formatted(scope.spoken()));
		}
		var assessment = Assessor.assess(snapshot, scope);
		this.out.print(switch (format) {
			case "json" -> JsonMapper.builder()
				.enable(SerializationFeature.INDENT_OUTPUT)
				.build()
				.writeValueAsString(Report.of(assessment)) + "\n";
			case "svg" -> Topology.of(snapshot, scope);
			default -> Markdown.of(assessment);
		});
		this.out.flush();
		return assessment.findings().stream().anyMatch((finding) -> finding.judgement() == Judgement.FAIL) ? FAILS
				: FINE;
	}

}
