package dev.switchback.store;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JointWriteTests {

	private static final Pattern SET = Pattern.compile("\\bSET\\b(.*?)\\b(?:WHERE|FROM wanted)\\b", Pattern.DOTALL);

	private static final Pattern COLUMN = Pattern.compile("(?:^|[\\s,])([a-z_]+) = ");

	@Test
	void changesTheSameColumnsForManyAsForOne() {
		assertThat(columns(JointWrite.WRITE)).hasSizeGreaterThan(10).isEqualTo(columns(LoneWrite.statement(1, false)));
	}

	@Test
	void oneIsWrittenAlikeWhereDigitsLookDifferent() {
		var here = Locale.getDefault();
		var statement = LoneWrite.statement(12, true);
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		try {
			assertThat(LoneWrite.statement(12, true)).isEqualTo(statement).contains("(12, :sentence12::text");
		}
		finally {
			Locale.setDefault(here);
		}
	}

	private static Set<String> columns(String statement) {
		var set = SET.matcher(statement);
		assertThat(set.find()).isTrue();
		var columns = new TreeSet<String>();
		COLUMN.matcher(set.group(1)).results().forEach((found) -> columns.add(found.group(1)));
		return columns;
	}

}
