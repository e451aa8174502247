package dev.switchback.azure.arm;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;

/// The last before the wire: lets a changing call leave only in time, and only if it has a [Departure] at all, so that
/// nothing but [Arm] can change anything.
final class DeparturePolicy implements HttpPipelinePolicy {

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		return Mono.defer(() -> {
			check(context);
			return next.process();
		});
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		check(context);
		return next.processSync();
	}

	private static void check(HttpPipelineCallContext context) {
		switch (context.getHttpRequest().getHttpMethod()) {
			case GET, HEAD, OPTIONS -> {
			}
			// Tables and learned routes are POSTs that change nothing; which ones are asked for is decided by Arm.
			case POST -> context.getData(Departure.KEY).ifPresent((departure) -> ((Departure) departure).check());
			case PUT, PATCH, DELETE, TRACE, CONNECT -> ((Departure) context.getData(Departure.KEY)
				.orElseThrow(() -> new NotLeaving(
						ArmProblem.NotSent.because("NotIntended", "a changing call without an intent is not made"))))
				.check();
		}
	}

}
