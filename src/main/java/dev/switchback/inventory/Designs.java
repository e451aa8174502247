package dev.switchback.inventory;

import java.util.List;
import java.util.Optional;

/// Where it is kept what people declare for assessments, and everything that was ever declared.
public interface Designs {

	/// What is declared last about each pair, by name.
	List<Attested<PairDesign>> pairs();

	Optional<Attested<PairDesign>> pair(String name);

	/// What is declared last about each workload, by name.
	List<Attested<Workload>> workloads();

	Optional<Attested<Workload>> workload(String name);

	/// @return false, with nothing stored, if somebody else declared something with this revision
	boolean declarePair(Attested<PairDesign> design);

	/// @return false, with nothing stored, if somebody else declared something with this revision
	boolean declareWorkload(Attested<Workload> workload);

}
