package dev.switchback.simulator.recovery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;

/// The `$filter` of a list: `Name eq 'value'` joined with `and`, where a clause may be several values of one name, as in
/// `( Name eq 'a' or Name eq 'b' )`. Case does not count, neither of names nor of values. What the service does with a
/// filter it does not know is not known; here it is refused.
///
/// @param clauses names in lower case, and the values of which one has to be met
record Filter(List<Clause> clauses) {

	private static final String EQUALITY = "[A-Za-z]+\\s+eq\\s+'[^']*'";

	private static final Pattern ONE = Pattern.compile("([A-Za-z]+)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

	private static final Pattern CLAUSE = Pattern
		.compile("\\(?\\s*" + EQUALITY + "(\\s+or\\s+" + EQUALITY + ")*\\s*\\)?", Pattern.CASE_INSENSITIVE);

	private static final Pattern AND = Pattern.compile("\\s+and\\s+(?=\\(|[A-Za-z]+\\s+eq)", Pattern.CASE_INSENSITIVE);

	/// One of these values.
	record Clause(String name, List<String> values) {
	}

	/// The call's filter.
	///
	/// @param known the names that mean something here
	/// @throws ArmError with 400 if it cannot be understood
	static Filter of(Exchange exchange, String... known) {
		var text = exchange.target().query("$filter");
		if (text == null || text.isBlank()) {
			return new Filter(List.of());
		}
		var names = Set.of(known);
		var clauses = new ArrayList<Clause>();
		for (var part : AND.split(text.strip())) {
			if (!CLAUSE.matcher(part.strip()).matches()) {
				throw refused(text, "it is not of the form Name eq 'value'");
			}
			clauses.add(clause(text, part, names));
		}
		return new Filter(List.copyOf(clauses));
	}

	private static Clause clause(String text, String part, Set<String> known) {
		var values = new ArrayList<String>();
		var name = "";
		var matcher = ONE.matcher(part);
		while (matcher.find()) {
			name = matcher.group(1).toLowerCase(Locale.ROOT);
			if (!known.contains(name)) {
				throw refused(text, "'" + matcher.group(1) + "' cannot be asked for here");
			}
			values.add(matcher.group(2));
		}
		return new Clause(name, values);
	}

	private static ArmError refused(String text, String why) {
		return ArmError.of(400, "InvalidFilterParameter", "The filter \"" + text + "\" is not valid: " + why + ".");
	}

	/// Whether something has all of the values, compared as texts.
	boolean matches(Map<String, @Nullable String> values) {
		return this.clauses.stream()
			.allMatch((clause) -> clause.values()
				.stream()
				.anyMatch((value) -> value.equalsIgnoreCase(values.get(clause.name()))));
	}

	/// The first value asked for under a name that is no text to compare, such as a time.
	@Nullable
	String value(String name) {
		return this.clauses.stream()
			.filter((clause) -> clause.name().equals(name))
			.map((clause) -> clause.values().getFirst())
			.findFirst()
			.orElse(null);
	}

	/// The same filter without some names.
	Filter without(Predicate<String> names) {
		return new Filter(this.clauses.stream().filter((clause) -> !names.test(clause.name())).toList());
	}

	static String encoded(String filter) {
		return URLEncoder.encode(filter, StandardCharsets.UTF_8);
	}

}
