/// The rehearsal defaults: what a newcomer gets without asking, on this machine only. An embedded PostgreSQL, tokens, a
/// welcome on the console, and the simulator started and stopped. In the cloud nothing of this may be in use.
@NullMarked
package dev.switchback.local;

import org.jspecify.annotations.NullMarked;
