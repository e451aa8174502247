package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostmasterTests {

	private static final String READY = """
			4711
			%s
			1793500000
			54321

			127.0.0.1
			 12345678         7
			ready   \

			""";

	@TempDir
	private Path data;

	@Test
	void isAbsentWithoutAPidFile() throws IOException {
		assertThat(Postmaster.of(this.data, nobody())).isEqualTo(new Postmaster.Absent());
	}

	@Test
	void isAbsentWhenTheProcessIsGone() throws IOException {
		write(READY.formatted(this.data));
		assertThat(Postmaster.of(this.data, nobody())).isEqualTo(new Postmaster.Absent());
	}

	@Test
	void servesWhenTheProcessLivesAndSaysReady() throws IOException {
		write(READY.formatted(this.data));
		assertThat(Postmaster.of(this.data, running("/x/bin/postgres -D " + this.data + " -p 54321")))
			.isEqualTo(new Postmaster.Serving(4711, 54321));
	}

	@ParameterizedTest
	@ValueSource(strings = { "starting", "stopping", "standby " })
	void isChangingInEveryOtherState(String state) throws IOException {
		write(READY.formatted(this.data).replace("ready   ", state));
		assertThat(Postmaster.of(this.data, running("/x/bin/postgres -D " + this.data)))
			.isEqualTo(new Postmaster.Changing(4711));
	}

	@Test
	void isChangingWhileTheFileIsShort() throws IOException {
		write("4711\n%s\n1793500000\n".formatted(this.data));
		assertThat(Postmaster.of(this.data, running("/x/bin/postgres -D " + this.data)))
			.isEqualTo(new Postmaster.Changing(4711));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/usr/bin/vim notes.txt", "/x/bin/postgres -D /another/directory", "" })
	void isALeftoverWhenThePidBelongsToSomebodyElseByNow(String command) throws IOException {
		write(READY.formatted(this.data));
		assertThat(Postmaster.of(this.data, running(command))).isEqualTo(new Postmaster.Leftover());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n", "no number\n", "-1\n", "0\n", "99999999999999999999\n" })
	void isALeftoverWhenTheFileTellsNoPid(String content) throws IOException {
		write(content);
		assertThat(Postmaster.of(this.data, running("anything"))).isEqualTo(new Postmaster.Leftover());
	}

	@Test
	void readsPidPortAndState() {
		assertThat(PostmasterFile.parse(List.of("7", "/data", "1", "5432", "/tmp", "localhost", " 1 2", "ready   ")))
			.contains(new PostmasterFile(7, 5432, true));
	}

	private void write(String content) throws IOException {
		Files.writeString(PostmasterFile.in(this.data), content);
	}

	private static LongFunction<Optional<String>> nobody() {
		return (pid) -> Optional.empty();
	}

	private static LongFunction<Optional<String>> running(String command) {
		return (pid) -> Optional.ofNullable(Map.of(4711L, command).get(pid));
	}

}
