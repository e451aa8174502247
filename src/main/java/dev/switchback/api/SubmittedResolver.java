package dev.switchback.api;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives handlers the body as [Submitted], and the query as [Query].
final class SubmittedResolver implements HandlerMethodArgumentResolver {

	private final Bodies bodies = new Bodies();

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Submitted.class || parameter.getParameterType() == Query.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest web, @Nullable WebDataBinderFactory binders) throws Exception {
		var request = (HttpServletRequest) web.getNativeRequest();
		if (parameter.getParameterType() == Query.class) {
			return Query.of(request);
		}
		utf8(request);
		return this.bodies.read(request, type(parameter));
	}

	private static void utf8(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
		var type = MediaType.parseMediaType(request.getContentType());
		if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
			throw new HttpMediaTypeNotSupportedException("not UTF-8");
		}
	}

	private static Class<? extends Checked> type(MethodParameter parameter) {
		var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve();
		if (type == null) {
			throw new IllegalStateException("what is submitted to " + parameter + " has no type");
		}
		return type.asSubclass(Checked.class);
	}

}
