package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link ClientRack} fills in the zone only where the configuration says {@code auto}. */
class ClientRackTest {

    private int asked;

    @Test
    void autoBecomesTheZone() {
        assertThat(filled("auto", Optional.of("use1-az1"))).containsEntry("client.rack", "use1-az1");
    }

    @Test
    void unknownZoneLeavesNoRack() {
        assertThat(filled("auto", Optional.empty())).isEmpty();
    }

    @Test
    void otherRacksAskNobody() {
        assertThat(filled("use1-az2", Optional.of("use1-az1"))).containsEntry("client.rack", "use1-az2");
        Map<String, Object> none = new HashMap<>();
        ClientRack.fill(none, () -> count(Optional.empty()));
        assertThat(none).isEmpty();
        assertThat(asked).isZero();
    }

    private Map<String, Object> filled(String rack, Optional<String> zone) {
        Map<String, Object> config = new HashMap<>(Map.of("client.rack", rack));
        ClientRack.fill(config, () -> count(zone));
        return config;
    }

    private Optional<String> count(Optional<String> zone) {
        asked++;
        return zone;
    }
}
