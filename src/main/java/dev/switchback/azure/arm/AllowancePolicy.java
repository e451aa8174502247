package dev.switchback.azure.arm;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import dev.switchback.playbook.Problem;
import reactor.core.publisher.Mono;

/// Makes no call before the time that ARM named when it throttled us: an earlier one is refused and renews the wait.
final class AllowancePolicy implements HttpPipelinePolicy {

	private final Allowances allowances;

	AllowancePolicy(Allowances allowances) {
		this.allowances = allowances;
	}

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		return Mono.defer(() -> {
			check(context);
			return next.process();
		}).doOnNext((response) -> this.allowances.note(bucket(context), response.getHeaders()));
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		check(context);
		var response = next.processSync();
		this.allowances.note(bucket(context), response.getHeaders());
		return response;
	}

	private void check(HttpPipelineCallContext context) {
		this.allowances.closedFor(bucket(context)).ifPresent((left) -> {
			throw new NotLeaving(new ArmProblem.Throttled(
					new Problem(0, "Throttled", "Azure asked us to wait before the next call"), left));
		});
	}

	private static Allowances.Bucket bucket(HttpPipelineCallContext context) {
		var request = context.getHttpRequest();
		return Allowances.Bucket.of(request.getHttpMethod(), request.getUrl());
	}

}
