package dev.switchback.operation;

import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static org.assertj.core.api.Assertions.assertThat;

class FeedTests {

	@Test
	void tellsOfAnOperationWhatAndWhenItsHistoryDoes() {
		var entry = new Journal.Entry(id(0), 3, after(5), "Looks again and goes on.", new Event.Resumed());
		Feed.Item item = new Feed.Item.OfOperation("c1", "SB-7F3K9Q", "PEERING_FAILOVER", Purpose.DRILL, "contoso",
				entry);
		assertThat(item.at()).isEqualTo(after(5));
		assertThat(item.sentence()).isEqualTo("Looks again and goes on.");
	}

	@Test
	void tellsOfSomethingElseWhatAndWhenItsNoticeDoes() {
		Feed.Item item = new Feed.Item.Besides("c2",
				new Notice(Notice.Type.DECLARED, after(7), "contoso", "ada declared contoso", "ada", null, null));
		assertThat(item.at()).isEqualTo(after(7));
		assertThat(item.sentence()).isEqualTo("ada declared contoso");
	}

}
