package io.portolan.resilience;

import java.time.Duration;

/**
 * How many simulated seconds one real second stands for. It divides all lives and delays of the estate, of the faults and
 * of Kafka's clients. It does not divide those inside of Portolan. So a scaled outage is harder for Portolan than a real
 * one.
 */
record TimeScale(int factor) {

    Duration real(Duration simulated) {
        return simulated.dividedBy(factor);
    }

    Duration realSeconds(int simulated) {
        return real(Duration.ofSeconds(simulated));
    }

    @Override
    public String toString() {
        return factor == 1 ? "not scaled" : "one second stands for " + factor;
    }
}
