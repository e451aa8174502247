package dev.switchback.azure.arm;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import dev.switchback.playbook.Urgency;
import reactor.core.publisher.Mono;

/// Makes no call before the time that ARM named when it throttled us, because an earlier one is refused and renews the wait;
/// and none that the budget keeps for something more urgent.
final class AllowancePolicy implements HttpPipelinePolicy {

	/// Under which a call's urgency is found in its context.
	static final String URGENCY = "switchback-urgency";

	/// Under which it is found in a call's context until when it may wait for its turn; a call without goes now or not at all.
	static final String PATIENCE = "switchback-patience";

	/// In the context of a call that was taken out of the budget before, together with others.
	static final String TAKEN = "switchback-taken";

	private final Allowances allowances;

	private final Turns turns;

	AllowancePolicy(Allowances allowances, Pause pause) {
		this.allowances = allowances;
		this.turns = new Turns(allowances, pause);
	}

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		return Mono.defer(() -> {
			check(context);
			return next.process();
		}).doOnNext((response) -> this.allowances.note(counted(context), response.getHeaders()));
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		context.getData(PATIENCE)
			.map(Deadline.class::cast)
			.ifPresentOrElse((patience) -> this.turns.await(counted(context), patience), () -> check(context));
		var response = next.processSync();
		this.allowances.note(counted(context), response.getHeaders());
		return response;
	}

	private void check(HttpPipelineCallContext context) {
		if (context.getData(TAKEN).isPresent()) {
			return;
		}
		var urgency = (Urgency) context.getData(URGENCY).orElse(Urgency.RUNNING);
		this.allowances.wait(counted(context), urgency).ifPresent((left) -> {
			throw Turns.refused(left);
		});
	}

	private Allowances.Counted counted(HttpPipelineCallContext context) {
		var request = context.getHttpRequest();
		// A POST that changes something is a write, whatever those that only read count as.
		var method = context.getData(Departure.KEY).isPresent() ? HttpMethod.PUT : request.getHttpMethod();
		return this.allowances.counted(method, request.getUrl());
	}

}
