package dev.switchback.store;

import dev.switchback.inventory.Objectives;
import dev.switchback.inventory.CircuitPair.OwnPath;
import java.util.Objects;
import java.time.Instant;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of `circuit_pairs`.
@Entity
@Immutable
@Table(name = "circuit_pairs")
@NullUnmarked
class PairRow {

	@Embeddable
	record Side(String id, String site, @Enumerated(EnumType.STRING) Md5 md5) {

		Circuit circuit(PairDetails.Side details) {
			return PairDetails.circuit(this.id, this.site, this.md5, details);
		}

	}

	@Id
	private String name;

	@Embedded
	@AttributeOverride(name = "id", column = @Column(name = "primary_id"))
	@AttributeOverride(name = "site", column = @Column(name = "primary_site"))
	@AttributeOverride(name = "md5", column = @Column(name = "primary_md5"))
	private Side primary;

	@Embedded
	@AttributeOverride(name = "id", column = @Column(name = "secondary_id"))
	@AttributeOverride(name = "site", column = @Column(name = "secondary_site"))
	@AttributeOverride(name = "md5", column = @Column(name = "secondary_md5"))
	private Side secondary;

	private String declaredBy;

	private Instant declaredAt;

	private long revision;

	private String details;

	CircuitPair pair() {
		var kept = Json.read(this.details, PairDetails.class);
		return new CircuitPair(this.name, this.primary.circuit(kept.primary()),
				this.secondary.circuit(kept.secondary()),
				Objects.requireNonNullElse(kept.ownPath(), OwnPath.UNDECLARED), PairDetails.list(kept.ownPaths()),
				PairDetails.list(kept.probes()), Objects.requireNonNullElse(kept.objectives(), Objectives.NONE),
				this.declaredBy, this.declaredAt, this.revision);
	}

}
