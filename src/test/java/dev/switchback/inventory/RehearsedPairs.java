package dev.switchback.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/// The pairs of the rehearsal estate, as `rehearsal.yaml` declares them.
public final class RehearsedPairs implements CircuitPairs {

	private final List<CircuitPair> pairs = new ArrayList<>();

	/// @param now when they are declared
	public RehearsedPairs(Instant now) {
		new Declarations(this, InstantSource.fixed(now)).declare(settings());
	}

	private static InventorySettings settings() {
		try {
			var sources = new MutablePropertySources();
			new YamlPropertySourceLoader().load("rehearsal", new ClassPathResource("rehearsal.yaml"))
				.forEach(sources::addLast);
			return new Binder(ConfigurationPropertySources.from(sources))
				.bind("switchback.inventory", InventorySettings.class)
				.get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public List<CircuitPair> all() {
		return List.copyOf(this.pairs);
	}

	@Override
	public Optional<CircuitPair> named(String name) {
		return this.pairs.stream().filter((pair) -> pair.name().equalsIgnoreCase(name)).findFirst();
	}

	@Override
	public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
		return this.pairs.stream()
			.filter((pair) -> pair.primary().id().equalsIgnoreCase(circuitId)
					&& pair.secondary().id().equalsIgnoreCase(otherCircuitId))
			.findFirst();
	}

	@Override
	public Storing declareIfAbsent(CircuitPair pair) {
		this.pairs.add(pair);
		return new Storing.Stored();
	}

	@Override
	public Storing replace(CircuitPair before, CircuitPair after) {
		return new Storing.Stale();
	}

	@Override
	public List<CircuitPair> declarations(String name) {
		return named(name).map(List::of).orElse(List.of());
	}

}
