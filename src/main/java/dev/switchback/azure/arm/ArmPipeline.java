package dev.switchback.azure.arm;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersFromContextPolicy;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;

/// The one way to ARM. It has no retry policy, because a call may be made again only by somebody who looked again; and none
/// that registers resource providers, because that is a change nobody asked for.
final class ArmPipeline {

	private static final HttpHeaderName RETURN_REQUEST_ID = HttpHeaderName.fromString("x-ms-return-client-request-id");

	private ArmPipeline() {
	}

	/// @param pause in which calls wait for their turn that may
	static HttpPipeline of(HttpClient http, TokenPolicy token, Allowances allowances, Pause pause) {
		return new HttpPipelineBuilder().httpClient(http)
			.policies(new UserAgentPolicy("switchback"), new AddHeadersFromContextPolicy(), new RequestIdPolicy(),
					new AddHeadersPolicy(new HttpHeaders().set(RETURN_REQUEST_ID, "true")),
					new AllowancePolicy(allowances, pause), token, new DeparturePolicy(), new LogPolicy())
			.build();
	}

}
