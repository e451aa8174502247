package dev.switchback.readiness.snapshot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A place in a snapshot: what is written there, where that is, and how old it is. A place may be empty; whoever asks for a
/// value of another form than it has gets none, because what is not understood is not known.
///
/// An object that was read on its own says so with `readAt`, and with `problem` why it could not be read; both hold for
/// everything below it. What says when it was read in a way that is not understood counts as read long ago.
public final class Place {

	private final JsonNode node;

	private final String path;

	private final @Nullable Instant at;

	private final @Nullable String problem;

	/// What was understood before: most things say that they were read at one of few moments.
	private final Map<String, Optional<Instant>> moments;

	private Place(JsonNode node, String path, @Nullable Instant at, @Nullable String problem,
			Map<String, Optional<Instant>> moments) {
		this.node = node;
		this.path = path;
		this.at = at;
		this.problem = problem;
		this.moments = moments;
	}

	/// @param at when everything that says nothing else was read
	static Place root(JsonNode document, Instant at) {
		return new Place(document, "", at, null, new HashMap<>());
	}

	/// A member of the object here, or of a member of it.
	public Place at(String... names) {
		var place = this;
		for (var name : names) {
			place = place.below(place.node.path(name), name.replace("~", "~0").replace("/", "~1"));
		}
		return place;
	}

	/// The elements of the list here.
	public List<Place> each() {
		var places = new ArrayList<Place>();
		if (this.node.isArray()) {
			for (var i = 0; i < this.node.size(); i++) {
				places.add(below(this.node.path(i), Integer.toString(i)));
			}
		}
		return places;
	}

	private Place below(JsonNode child, String segment) {
		var when = child.path("readAt");
		var readAt = when.isString() ? this.moments.computeIfAbsent(when.asString(), (_) -> Times.moment(when))
				: Optional.<Instant>empty();
		var inherited = (when.isMissingNode() || when.isNull()) ? this.at : Instant.EPOCH;
		var why = child.path("problem");
		return new Place(child, this.path + "/" + segment, (readAt.isPresent()) ? readAt.get() : inherited,
				(why.isString() && !why.asString().isBlank()) ? shortened(why.asString()) : this.problem, this.moments);
	}

	/// Where it is, as a JSON pointer into the snapshot.
	public String path() {
		return this.path;
	}

	/// The document here, for whoever judges whole documents.
	public JsonNode node() {
		return (this.problem != null) ? MissingNode.getInstance() : this.node;
	}

	/// When it was read.
	public Instant readAt() {
		return (this.at != null) ? this.at : Instant.EPOCH;
	}

	/// Why it could not be read: a sentence without a full stop.
	public Optional<String> problem() {
		return Optional.ofNullable(this.problem);
	}

	/// Whether something is written here.
	public boolean there() {
		return !node().isMissingNode() && !this.node.isNull();
	}

	/// Whether there is a list here, be it empty.
	public boolean listed() {
		return node().isArray();
	}

	/// The text here, if it is one and not blank.
	public Optional<String> text() {
		return node().isString() && !this.node.asString().isBlank() ? Optional.of(this.node.asString().strip())
				: Optional.empty();
	}

	/// The text here, also if what it is about could not be read: by which it is told from others.
	public String label() {
		return this.node.isString() ? this.node.asString().strip() : "";
	}

	/// Whether the text here is this one, in any letter case.
	public boolean says(String text) {
		return text().filter(text::equalsIgnoreCase).isPresent();
	}

	/// The number here.
	public Optional<BigDecimal> number() {
		return node().isNumber() ? Optional.of(this.node.decimalValue()) : Optional.empty();
	}

	/// What is true or false here.
	public Optional<Boolean> flag() {
		return node().isBoolean() ? Optional.of(this.node.asBoolean()) : Optional.empty();
	}

	/// The moment here.
	public Optional<Instant> moment() {
		return Times.moment(node());
	}

	/// The time here, such as `PT30S`. Nothing takes less than none.
	public Optional<Duration> duration() {
		return text().flatMap(Times::duration);
	}

	/// The texts of the list here; what is no text is left out.
	public List<String> texts() {
		return each().stream().flatMap((place) -> place.text().stream()).toList();
	}

	/// What is to be shown of it.
	public Read read() {
		return new Read(this.path, shown(), readAt());
	}

	private @Nullable String shown() {
		if (!there()) {
			return null;
		}
		if (this.node.isArray()) {
			var texts = texts();
			return (texts.size() == this.node.size() && !texts.isEmpty()) ? shortened(String.join(", ", texts))
					: "%d listed".formatted(this.node.size());
		}
		return this.node.isObject() ? "read" : shortened(this.node.asString());
	}

	private static String shortened(String text) {
		return (text.length() <= Read.LONGEST) ? text : text.substring(0, Read.LONGEST - 1) + "…";
	}

}
