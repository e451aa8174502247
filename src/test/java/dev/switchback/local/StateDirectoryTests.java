package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StateDirectoryTests {

	@TempDir
	private Path parent;

	@Test
	void isMadeForItsOwnerOnly() throws IOException {
		StateDirectory state = StateDirectory.at(this.parent.resolve("a/b"));
		assertThat(permissions(state.root())).isEqualTo("rwx------");
	}

	@Test
	void isNarrowedWhenItIsThereAlready() throws IOException {
		Path open = Files.createDirectory(this.parent.resolve("open"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		assertThat(permissions(StateDirectory.at(open).root())).isEqualTo("rwx------");
	}

	@Test
	void saysSoWhenAFileIsInTheWay() throws IOException {
		Path file = Files.createFile(this.parent.resolve("file"));
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> StateDirectory.at(file))
			.withMessageContaining(file.toString())
			.satisfies((refusal) -> assertThat(refusal.action()).contains("switchback.state-dir"));
	}

	@Test
	void letsTwoTenantsLiveInOneJvm() throws IOException {
		Tenants tenants = new Tenants(this.parent.resolve("tenants"));
		assertThat(tenants.any()).isFalse();
		Tenants.Tenant first = tenants.join();
		Tenants.Tenant second = tenants.join();
		first.leave();
		assertThat(tenants.any()).isTrue();
		second.leave();
		assertThat(tenants.any()).isFalse();
	}

	@Test
	void sweepsOutTenantsThatWereKilled() throws IOException {
		Path tenants = Files.createDirectory(this.parent.resolve("tenants"));
		Files.createFile(tenants.resolve("left-behind"));
		assertThat(new Tenants(tenants).any()).isFalse();
		assertThat(tenants).isEmptyDirectory();
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
