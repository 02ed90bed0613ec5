package io.portolan.examples.orders;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalVpc;
import io.portolan.testkit.Site;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The forwarding rules of the shop. The page can remove and restore them. */
final class ForwardingRules {

    private final LocalMsk msk;
    private final Map<String, Boolean> rules = new TreeMap<>();

    ForwardingRules(LocalMsk msk) {
        this.msk = msk;
        msk.serviceVpcs().forEach(vpc -> rules.put(vpc.region(), true));
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/estate/rules", request -> ServerResponse.ok().body(rules()))
                .POST("/estate/rules/{region}", this::change)
                .build();
    }

    private ServerResponse change(ServerRequest request) throws Exception {
        set(request.pathVariable("region"), request.body(Boolean.class));
        return ServerResponse.ok().body(rules());
    }

    private synchronized Map<String, Boolean> rules() {
        return new TreeMap<>(rules);
    }

    private synchronized void set(String region, boolean present) {
        Site shop = msk.site(LocalOrdersEstate.SITE);
        LocalVpc vpc = msk.serviceVpc("prod", region);
        if (present) {
            shop.resolver().forward(region, vpc.resolverAddresses());
        } else {
            shop.resolver().removeRule(region);
        }
        rules.put(region, present);
    }
}
