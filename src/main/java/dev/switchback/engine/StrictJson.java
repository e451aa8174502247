package dev.switchback.engine;

import java.util.List;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// How JSON from callers is read: nothing unknown is skipped and nothing is guessed. `"8"` is no number, `8` is no text,
/// `1.5` is no `1`, nobody names a word by its number, and times are written and not counted.
public final class StrictJson {

	private static final List<CoercionInputShape> NO_TEXTS = List.of(CoercionInputShape.Integer,
			CoercionInputShape.Float, CoercionInputShape.Boolean);

	private StrictJson() {
	}

	/// The builder of a mapper that reads so.
	public static JsonMapper.Builder of(JsonMapper.Builder builder) {
		return builder.addModule(Written.times())
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.withCoercionConfig(LogicalType.Textual,
					(texts) -> NO_TEXTS.forEach((shape) -> texts.setCoercion(shape, CoercionAction.Fail)));
	}

}
