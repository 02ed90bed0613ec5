package io.portolan.examples.orders;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalVpc;
import io.portolan.testkit.Site;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the page take a forwarding rule of the shop away, and give it back. */
@RestController
@Profile("localmsk")
final class EstateController {

    private final LocalMsk msk;
    private final Map<String, Boolean> rules = new TreeMap<>();

    EstateController(LocalMsk msk) {
        this.msk = msk;
        msk.serviceVpcs().forEach(vpc -> rules.put(vpc.region(), true));
    }

    @GetMapping("/estate/rules")
    synchronized Map<String, Boolean> rules() {
        return new TreeMap<>(rules);
    }

    @PostMapping("/estate/rules/{region}")
    synchronized Map<String, Boolean> change(@PathVariable String region, @RequestBody boolean present) {
        Site shop = msk.site(LocalEstate.SITE);
        LocalVpc vpc = msk.serviceVpc("prod", region);
        if (present) {
            shop.resolver().forward(region, vpc.resolverAddresses());
        } else {
            shop.resolver().removeRule(region);
        }
        rules.put(region, present);
        return rules();
    }
}
