package io.portolan.topology.explain;

import io.portolan.topology.explain.AppliedRule.VpcRules;
import io.portolan.topology.view.FoundAssociation;
import io.portolan.topology.view.FoundProfile;
import io.portolan.topology.view.FoundRule;
import io.portolan.topology.view.ResolverView;
import java.util.List;
import java.util.Optional;

/** Reads the rules that an account sees. */
final class VisibleRules {

    private VisibleRules() {}

    /** Without the Profiles, only the VPCs' own rules are known. It is empty if these cannot be seen either. */
    static Optional<VpcRules> read(ResolverView view, PathTrail trail) {
        Optional<List<FoundRule>> rules = trail.read(view.rules());
        Optional<List<FoundAssociation>> associations = trail.read(view.associations());
        List<FoundProfile> profiles = trail.read(view.profiles()).orElse(List.of());
        return rules.isPresent() && associations.isPresent()
                ? Optional.of(new VpcRules(rules.get(), associations.get(), profiles))
                : Optional.empty();
    }
}
