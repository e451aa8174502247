package dev.switchback.azure.siterecovery;

import dev.switchback.playbook.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EncryptionSetTests {

	private static final String READY = "{'location':'northeurope','properties':{'provisioningState':'Succeeded','activeKey':{'keyUrl':'https://kv/keys/k/1'}}}";

	private static EncryptionSet seen(String json, String region) {
		return EncryptionSet.of("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/des",
				JsonMapper.shared().readTree(json.replace('\'', '"')), region);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"northeurope | northeurope | PASS | the encryption set des is ready in northeurope",
			"northeurope | North Europe | PASS | the encryption set des is ready in northeurope",
			"northeurope | uksouth | FAIL | the encryption set des is in uksouth, and cannot encrypt disks in northeurope",
			"'' | uksouth | INCONCLUSIVE | it is not known whether the encryption set des is ready in that region" })
	void isOfTheRegionOfItsDisks(String region, String location, Verdict verdict, String sentence) {
		var seen = seen(READY.replace("northeurope", location), region.equals("''") ? "" : region);
		assertThat(seen).isEqualTo(new EncryptionSet(verdict, sentence));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "'Succeeded' | 'Failed' | FAIL", "'Succeeded' | 'Updating' | INCONCLUSIVE",
					"'Succeeded' | '' | INCONCLUSIVE", "'activeKey' | 'previousKey' | FAIL",
					"https://kv/keys/k/1 |  | FAIL", "'keyUrl':'https://kv/keys/k/1' | 'keyUrl':7 | FAIL",
					"'activeKey' | 'autoKeyRotationError':{'code':'KeyVaultKeyDisabled'},'activeKey' | INCONCLUSIVE",
					"'activeKey' | 'autoKeyRotationError':null,'activeKey' | PASS" })
	void isReadyAndHasAKey(String what, @Nullable String instead, Verdict verdict) {
		var seen = seen(READY.replace(what, (instead != null) ? instead : ""), "northeurope");
		assertThat(seen.verdict()).as(seen.sentence()).isEqualTo(verdict);
	}

}
