package dev.switchback.store;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.switchback.operation.Schedules;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.AssessmentSettings;
import dev.switchback.readiness.Assessments.Asked;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes assessments when they are due, on any replica. Who makes them is asked for then: the store does without.
@Configuration(proxyBeanMethods = false)
class AssessmentTasks {

	private static final Duration RETRY = Duration.ofSeconds(30);

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

	/// Everything, again and again.
	@Bean
	@ConditionalOnProperty("switchback.assessments.every")
	Task<Void> assessEverythingTask(ObjectProvider<Assessing> assessing, AssessmentSettings settings) {
		return Tasks.recurring("assess-everything", FixedDelay.of(Objects.requireNonNull(settings.every())))
			.execute((instance, context) -> {
				assessing.getObject().request("the schedule", Asked.About.EVERYTHING, null, null);
			});
	}

}
