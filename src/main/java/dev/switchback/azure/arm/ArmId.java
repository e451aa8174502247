package dev.switchback.azure.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The id of an ARM resource, in typed segments. Ids come from outside and become parts of addresses to which a token is
/// sent, so they are never used as they came: they are taken apart, judged and put together again.
///
/// Two ids are the same resource when their [#normal()] forms are equal; names keep the spelling they came with.
///
/// @param subscription a GUID
/// @param resourceGroup its name
/// @param provider such as `Microsoft.Network`
/// @param parts the types and names below the provider, outermost first; never empty
public record ArmId(String subscription, String resourceGroup, String provider, List<Part> parts) {

	private static final Pattern SUBSCRIPTION = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	private static final Pattern RESOURCE_GROUP = Pattern.compile("[\\p{L}\\p{Nd}_().-]{0,89}[\\p{L}\\p{Nd}_()-]");

	private static final Pattern PROVIDER = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)+");

	private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_-])?");

	public ArmId {
		require(SUBSCRIPTION, subscription, "the subscription is no GUID");
		require(RESOURCE_GROUP, resourceGroup, "the resource group has no valid name");
		if (resourceGroup.contains("..")) {
			throw new NotAnArmId("the resource group has no valid name");
		}
		require(PROVIDER, provider, "the provider has no valid name");
		parts = List.copyOf(parts);
		if (parts.isEmpty()) {
			throw new NotAnArmId("it names no resource");
		}
	}

	/// One type and name, such as `expressRouteCircuits` and `contoso-ams`.
	public record Part(String type, String name) {

		public Part {
			require(TYPE, type, "a resource type is not valid");
			require(NAME, name, "a resource name is not valid");
			if (name.contains("..")) {
				throw new NotAnArmId("a resource name is not valid");
			}
		}

	}

	/// @throws NotAnArmId if this is not the id of one resource in a resource group
	public static ArmId parse(String text) {
		var segments = text.split("/", -1);
		if (segments.length < 9 || segments.length % 2 == 0 || !segments[0].isEmpty()) {
			throw new NotAnArmId("it does not look like /subscriptions/…/resourceGroups/…/providers/…");
		}
		literal("subscriptions", segments[1]);
		literal("resourceGroups", segments[3]);
		literal("providers", segments[5]);
		var parts = new ArrayList<Part>();
		for (int i = 7; i < segments.length; i += 2) {
			parts.add(new Part(segments[i], segments[i + 1]));
		}
		return new ArmId(segments[2], segments[4], segments[6], parts);
	}

	/// The same; empty if it is not such an id.
	public static Optional<ArmId> read(String text) {
		try {
			return Optional.of(parse(text));
		}
		catch (NotAnArmId _) {
			return Optional.empty();
		}
	}

	/// The last segment of an id that is only to be shown or compared, however the rest of it is spelled.
	public static String tail(String id) {
		return id.substring(id.lastIndexOf('/') + 1);
	}

	/// The id of a resource below this one.
	public ArmId child(String type, String name) {
		var parts = new ArrayList<>(this.parts);
		parts.add(new Part(type, name));
		return new ArmId(this.subscription, this.resourceGroup, this.provider, parts);
	}

	/// The resource's own name: its last segment.
	public String name() {
		return this.parts.getLast().name();
	}

	/// Whether it is a resource of this provider and these types, outermost first, in any
	/// letter case.
	public boolean is(String provider, String... types) {
		if (!this.provider.equalsIgnoreCase(provider) || this.parts.size() != types.length) {
			return false;
		}
		for (int i = 0; i < types.length; i++) {
			if (!this.parts.get(i).type().equalsIgnoreCase(types[i])) {
				return false;
			}
		}
		return true;
	}

	/// The form that is the same for every spelling of the same id: lower case.
	public String normal() {
		return toString().toLowerCase(Locale.ROOT);
	}

	public boolean same(ArmId other) {
		return normal().equals(other.normal());
	}

	@Override
	public String toString() {
		var text = new StringBuilder("/subscriptions/").append(this.subscription)
			.append("/resourceGroups/")
			.append(this.resourceGroup)
			.append("/providers/")
			.append(this.provider);
		this.parts.forEach((part) -> text.append('/').append(part.type()).append('/').append(part.name()));
		return text.toString();
	}

	private static void literal(String expected, String actual) {
		if (!expected.equalsIgnoreCase(actual)) {
			throw new NotAnArmId("it does not look like /subscriptions/…/resourceGroups/…/providers/…");
		}
	}

	private static void require(Pattern pattern, String text, String otherwise) {
		if (!pattern.matcher(text).matches()) {
			throw new NotAnArmId(otherwise);
		}
	}

	/// Something that should have been an ARM id is none.
	public static final class NotAnArmId extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

		/// @param why what is wrong, without repeating the text: it may be hostile
		public NotAnArmId(String why) {
			super(why);
		}

	}

}
