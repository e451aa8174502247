/// The REST interface that `openapi.yaml` promises: bounded input, problems that say what to do, idempotent writes, and
/// streams that resume. It decides nothing; it asks the engine's reception and the journal.
@NullMarked
package dev.switchback.api;

import org.jspecify.annotations.NullMarked;
