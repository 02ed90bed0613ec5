package io.portolan.resilience;

import java.time.Duration;

/**
 * How many simulated seconds a real one stands for. The lives and delays of the estate, of the faults and of Kafka's clients
 * are all divided by it; those inside of Portolan are not, so a scaled outage is harder on it than a real one.
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
