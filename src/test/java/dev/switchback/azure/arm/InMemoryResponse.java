package dev.switchback.azure.arm;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A response that is there in whole.
class InMemoryResponse extends HttpResponse {

	private final int status;

	private final HttpHeaders headers = new HttpHeaders();

	private final byte[] body;

	InMemoryResponse(HttpRequest request, int status, Map<String, String> headers, byte[] body) {
		super(request);
		this.status = status;
		headers.forEach((name, value) -> this.headers.set(HttpHeaderName.fromString(name), value));
		this.body = body;
	}

	@Override
	public int getStatusCode() {
		return this.status;
	}

	@Override
	@Deprecated
	public String getHeaderValue(String name) {
		return this.headers.getValue(HttpHeaderName.fromString(name));
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public BinaryData getBodyAsBinaryData() {
		return BinaryData.fromBytes(this.body);
	}

	@Override
	public Flux<ByteBuffer> getBody() {
		return Flux.just(ByteBuffer.wrap(this.body));
	}

	@Override
	public Mono<byte[]> getBodyAsByteArray() {
		return Mono.just(this.body);
	}

	@Override
	public Mono<String> getBodyAsString() {
		return getBodyAsString(StandardCharsets.UTF_8);
	}

	@Override
	public Mono<String> getBodyAsString(Charset charset) {
		return Mono.just(new String(this.body, charset));
	}

}
