package dev.switchback.engine;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Playbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.json.JsonMapper;

/// Puts the engine together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ EngineSettings.class, KeySettings.class })
class EngineConfiguration {

	private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

	/// A turn looks at no more than the step and a few guards; far above that, something of ours hangs.
	private static final int LOOKS_IN_A_TURN = 5;

	/// How many operations that are executed at the same time have a thread of the platform's.
	private static final int FIRM_HANDS = 8;

	@Bean
	Registry registry(List<Playbook<?, ?>> playbooks, JsonMapper json) {
		return new Registry(playbooks, json);
	}

	@Bean
	Reception reception(Registry registry, Operations operations, Previews previews, Timekeeper time,
			EngineSettings settings) {
		return reception(registry, operations, previews, time, ids(time), settings);
	}

	@Bean(destroyMethod = "")
	CancellableLooks looks(EngineSettings settings) {
		return new CancellableLooks(settings.lookPatience().multipliedBy(LOOKS_IN_A_TURN));
	}

	/// Before anything else is stopped, what is under way is let go.
	@Bean
	ApplicationListener<ContextClosedEvent> handOver(CancellableLooks looks) {
		return (event) -> looks.close();
	}

	@Bean
	Waker waker(CancellableLooks looks, ObjectProvider<Scheduler> scheduler) {
		return new Waker(looks, scheduler);
	}

	@Bean
	Engine engine(Operations operations, Registry registry, List<Keeper> keepers, Looks looks, Timekeeper time,
			EngineSettings settings) {
		return assemble(operations, registry, keepers, looks, time, System::nanoTime, ids(time), settings);
	}

	@Bean
	Duty duty(Operations operations, Engine engine, Timekeeper time, EngineSettings settings) {
		return new Duty(operations, engine, time, settings);
	}

	@Bean
	Previewing previewing(Registry registry, Previews previews, Looks looks, Timekeeper time, EngineSettings settings) {
		return new Previewing(registry, previews, looks, time, settings);
	}

	/// The scheduler knows no other time than that by which deadlines are kept: by this node's own clock it would take up too
	/// early what is due, or never, and take others for dead.
	@Bean("dbSchedulerClock")
	Clock schedulerClock(Timekeeper time) {
		return time::instant;
	}

	@Bean
	Abstention abstention(ObjectProvider<Scheduler> scheduler, Timekeeper time) {
		return new Abstention(scheduler::getIfAvailable, time);
	}

	/// Every operation that is advanced has a thread; the scheduler limits how many there are. Each process has a
	/// name of its own, so that no process is taken for its predecessor.
	@Bean
	DbSchedulerCustomizer schedulerCustomizer() {
		var name = "switchback-" + UUID.randomUUID();
		log.debug("This process executes as {}", name);
		return new DbSchedulerCustomizer() {

			@Override
			public Optional<ExecutorService> executorService() {
				return Optional.of(Executors.newThreadPerTaskExecutor(new Hands(FIRM_HANDS)));
			}

			@Override
			public Optional<SchedulerName> schedulerName() {
				return Optional.of(new SchedulerName.Fixed(name));
			}

			/// Two statements instead of one: that one has its limit in a subquery, which PostgreSQL may execute for
			/// every row, and then one replica takes all that is due, however much it is.
			@Override
			public Optional<JdbcCustomization> jdbcCustomization() {
				return Optional.of(new PostgreSqlJdbcCustomization(true, false));
			}

		};
	}

	/// Puts an engine together from its ports, for production and for deterministic runs alike.
	static Engine assemble(Operations operations, Registry registry, List<Keeper> keepers, Looks looks, Timekeeper time,
			LongSupplier nanos, Supplier<UUID> ids, EngineSettings settings) {
		var forwarding = new Forwarding(registry, operations::secret, time, settings);
		var restoring = new Restoring(keepers, forwarding, operations::secret, time, settings);
		var moves = new Moves(operations, new Sender(operations, registry, time, nanos, ids, settings), looks, time);
		var stumbling = new Stumbling(settings, ids);
		var homeward = new Homeward(restoring, new Hindering(registry, time), stumbling, moves);
		var decider = new Decider(settings, ids);
		var lapsing = new Lapsing(new Consequences(registry, ids), ids);
		return new Engine(operations, forwarding, homeward, decider, new Succession(registry, ids),
				new Parking(forwarding, homeward, decider, lapsing, moves, time, settings), stumbling, moves, time,
				settings);
	}

	/// Puts a reception together from its ports.
	static Reception reception(Registry registry, Operations operations, Previews previews, Timekeeper time,
			Supplier<UUID> ids, EngineSettings settings) {
		var deciding = new Deciding(operations, new Consequences(registry, ids), time, settings);
		return new Reception(registry, operations, previews, deciding, time, ids);
	}

	private static Supplier<UUID> ids(Timekeeper time) {
		return new Ids(time, new SecureRandom())::next;
	}

}
