package dev.switchback.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Writes one line a request for whoever wants to follow along: method, path and status. Never headers, bodies or queries:
/// they hold tokens, keys and signatures.
final class LogPolicy implements HttpPipelinePolicy {

	private static final Logger log = LoggerFactory.getLogger("dev.switchback.azure.requests");

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		return next.process()
			.doOnNext((response) -> answered(context.getHttpRequest(), response))
			.doOnError((error) -> failed(context.getHttpRequest(), error));
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		try {
			var response = next.processSync();
			answered(context.getHttpRequest(), response);
			return response;
		}
		catch (RuntimeException ex) {
			failed(context.getHttpRequest(), ex);
			throw ex;
		}
	}

	private static void answered(HttpRequest request, HttpResponse response) {
		log.debug("{} {} {} {}", response.getStatusCode(), request.getHttpMethod(), request.getUrl().getPath(),
				id(request));
	}

	private static void failed(HttpRequest request, Throwable error) {
		log.debug("{} {} {} {}", error.getClass().getSimpleName(), request.getHttpMethod(), request.getUrl().getPath(),
				id(request));
	}

	private static String id(HttpRequest request) {
		return String.valueOf(request.getHeaders().getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID));
	}

}
