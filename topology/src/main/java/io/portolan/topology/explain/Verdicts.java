package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.plan.PlannedResource;
import java.util.List;

/** Words that several checks share. */
final class Verdicts {

    private Verdicts() {}

    /** A resource of the plan that does not exist. */
    static Culprit missing(Code code, String api, PlannedResource planned, String cause) {
        return new Culprit(
                code,
                new Evidence(api, planned.name(), planned.stack(), "nothing", "this resource of the plan"),
                cause,
                "Make it.",
                List.of(planned));
    }
}
