package dev.switchback.readiness.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;

/// What there is of a kind, and what nobody could read of it. That there is no more is known only of what was read, so
/// whoever goes through what there is takes along what could not be read. Only a snapshot makes such lists, and
/// they lead to others only as a whole.
public final class Listed<T> {

	private final List<T> there;

	private final List<Unread> unread;

	private final List<Place> from;

	private Listed(List<T> there, List<Unread> unread, List<Place> from) {
		this.there = List.copyOf(there);
		this.unread = List.copyOf(unread);
		this.from = List.copyOf(from);
	}

	/// @param from where it stands what there is
	static <T> Listed<T> of(List<T> there, Place from) {
		return of(there, List.of(), List.of(from));
	}

	static <T> Listed<T> of(List<T> there, List<? extends Unread> unread, List<Place> from) {
		return new Listed<>(there, List.copyOf(unread), from);
	}

	/// What is known all the same, if anything is.
	static <T> Listed<T> unread(List<T> there, Unread unread) {
		return of(there, List.of(unread), List.of());
	}

	/// A list of the estate.
	static Listed<Place> estate(Place list) {
		return list.listed() ? of(list.each(), list) : unread(list.each(), new Unread.OfEstate(list,
				list.problem().orElse("the inventory does not list the %s".formatted(ArmId.tail(list.path())))));
	}

	/// What is known to be there, for whoever says what follows from the rest.
	public List<T> there() {
		return this.there;
	}

	/// The same.
	public Stream<T> stream() {
		return this.there.stream();
	}

	/// The first that is known to be there.
	public Optional<T> first() {
		return this.there.stream().findFirst();
	}

	/// Whether it is known that there is none.
	public boolean none() {
		return this.there.isEmpty() && this.unread.isEmpty();
	}

	public List<Unread> unread() {
		return this.unread;
	}

	/// What was read to know what there is.
	public List<Place> from() {
		return this.from;
	}

	public <R> Listed<R> map(Function<? super T, ? extends R> mapper) {
		return new Listed<>(this.there.stream().<R>map(mapper).toList(), this.unread, this.from);
	}

	/// All that there is of each.
	public <R> Listed<R> each(Function<? super T, Listed<R>> mapper) {
		var there = new ArrayList<R>();
		var unread = new ArrayList<>(this.unread);
		var from = new ArrayList<>(this.from);
		this.there.stream().map(mapper).forEach((of) -> {
			there.addAll(of.there);
			unread.addAll(of.unread);
			from.addAll(of.from);
		});
		return new Listed<>(there, unread, from);
	}

	public Listed<T> and(Listed<T> more) {
		return new Listed<>(Stream.concat(stream(), more.stream()).toList(),
				Stream.concat(this.unread.stream(), more.unread.stream()).toList(),
				Stream.concat(this.from.stream(), more.from.stream()).toList());
	}

	/// This one, or another one if it is known that there is none.
	public Listed<T> whenNone(Supplier<T> other) {
		return none() ? new Listed<>(List.of(other.get()), List.of(), this.from) : this;
	}

	/// Those of which something holds that is known of each.
	Listed<T> only(Predicate<? super T> wanted) {
		return new Listed<>(stream().filter(wanted).toList(), this.unread, this.from);
	}

	/// The first one.
	Listed<T> one() {
		return new Listed<>(stream().limit(1).toList(), this.unread, this.from);
	}

}
