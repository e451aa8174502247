package dev.switchback.azure.siterecovery;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is stored with the promise to watch a source. Its names stay: a promise may be kept by a later release than made it.
///
/// @param source ARM id of the machine
/// @param from where it is
record SourcePayload(ItemRef item, String source, Place from) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	static SourcePayload parse(String json) {
		return MAPPER.readValue(json, SourcePayload.class);
	}

	String json() {
		return MAPPER.writeValueAsString(this);
	}

}
