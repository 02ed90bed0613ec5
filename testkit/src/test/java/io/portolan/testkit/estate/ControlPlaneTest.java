package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A {@link ControlPlane} can be used for one estate after the other. */
class ControlPlaneTest {

    private final ControlPlane plane = new ControlPlane();

    @Test
    void clearedModelIsAsNew() {
        SampleEstate before = new SampleEstate(plane);

        plane.clear();

        assertThat(plane.vpcs().all()).isEmpty();
        assertThat(plane.rules().all()).isEmpty();
        assertThat(plane.shares().all()).isEmpty();
        assertThat(new SampleEstate(plane).rule).isEqualTo(before.rule);
        assertThat(plane.rules().all()).hasSize(1);
    }
}
