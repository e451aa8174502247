package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.switchback.operation.Schedules;
import dev.switchback.readiness.Assessing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes assessments when they are due, on any replica. Who makes them is asked for then: the store does without.
@Configuration(proxyBeanMethods = false)
class AssessmentTasks {

	private static final Duration RETRY = Duration.ofSeconds(30);

	private static final Duration LOOKING = Duration.ofMinutes(1);

	/// Of a service that starts for the first time nothing is declared yet: whoever looked at once would find an empty estate.
	private record NotAtOnce(Schedule then, Duration first) implements Schedule {

		@Override
		public Instant getInitialExecutionTime(Instant now) {
			return now.plus(this.first);
		}

		@Override
		public Instant getNextExecutionTime(ExecutionComplete complete) {
			return this.then.getNextExecutionTime(complete);
		}

		@Override
		public boolean isDeterministic() {
			return this.then.isDeterministic();
		}

	}

	@Bean
	Task<Void> assessmentTask(ObjectProvider<Assessing> assessing) {
		return Tasks.custom(Schedules.ASSESSMENT, Void.class)
			.onFailure((complete, execution) -> execution.reschedule(complete, complete.getTimeDone().plus(RETRY)))
			.onDeadExecution((complete, execution) -> execution.reschedule(complete, complete.getTimeDone()))
			.execute((instance, context) -> {
				assessing.getObject().make(UUID.fromString(instance.getId()));
				return (complete, execution) -> execution.stop();
			});
	}

	@Bean
	Task<Void> forgetAssessmentsTask(ObjectProvider<Assessing> assessing) {
		return Tasks.recurring("forget-assessments", FixedDelay.ofHours(6))
			.execute((instance, context) -> assessing.getObject().forget());
	}

	/// Looks what is due by itself.
	@Bean
	Task<Void> scheduledAssessmentsTask(ObjectProvider<Assessing> assessing) {
		return Tasks.recurring("scheduled-assessments", new NotAtOnce(FixedDelay.of(LOOKING), LOOKING))
			.execute((instance, context) -> assessing.getObject().requestDue());
	}

}
