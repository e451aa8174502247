package dev.switchback.azure.arm;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// What is to be read: a resource, or something that can be asked of it.
///
/// @param id the resource
/// @param action what is asked of it, such as `stats` or `routeTables/primary`; empty for the resource itself
/// @param query parameters besides the api-version
/// @param apiVersion another one than what belongs to that provider is read with; `null` for that one
public record ArmRead(ArmId id, String action, Map<String, String> query, @Nullable String apiVersion) {

	private static final Pattern ACTION = Pattern.compile("|[A-Za-z]+(/[A-Za-z]+)?");

	public ArmRead {
		if (!ACTION.matcher(action).matches()) {
			throw new IllegalArgumentException("no action: " + action);
		}
		query = Map.copyOf(query);
	}

	public ArmRead(ArmId id, String action, Map<String, String> query) {
		this(id, action, query, null);
	}

	/// The resource itself.
	public static ArmRead of(ArmId id) {
		return new ArmRead(id, "", Map.of());
	}

	/// Something that can be asked of the resource.
	public static ArmRead of(ArmId id, String action) {
		return new ArmRead(id, action, Map.of());
	}

	/// The same, asked for in a version that knows it.
	public ArmRead in(String apiVersion) {
		return new ArmRead(this.id, this.action, this.query, apiVersion);
	}

}
