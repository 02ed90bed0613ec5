package io.portolan.testkit.broker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;
import org.jspecify.annotations.Nullable;

/**
 * Authorises by the cluster's grants as MSK does by IAM policies. Kafka's own ACLs do not exist. Brokers may do everything
 * to each other. It is public because Kafka makes it by name.
 */
public final class IamAuthorizer implements Authorizer {
    private @Nullable Grants grants;

    /** Called by Kafka. */
    public IamAuthorizer() {}

    @Override
    public void configure(Map<String, ?> configs) {
        grants = IamGate.from(configs).cluster().grants();
    }

    @Override
    public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo server) {
        return server.endpoints().stream()
                .collect(Collectors.toMap(endpoint -> endpoint, endpoint -> CompletableFuture.completedStage(null)));
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext request, List<Action> actions) {
        return actions.stream()
                .map(action -> result(
                        request.principal(),
                        role -> grants().allow(role, action.operation(), action.resourcePattern())))
                .toList();
    }

    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext request, AclOperation operation, ResourceType type) {
        return result(request.principal(), role -> grants().allowSomewhere(role, operation, type));
    }

    /** An anonymous caller came through a listener that only brokers use. */
    private static AuthorizationResult result(KafkaPrincipal principal, Predicate<String> allowed) {
        return principal.equals(KafkaPrincipal.ANONYMOUS) || allowed.test(principal.getName())
                ? AuthorizationResult.ALLOWED
                : AuthorizationResult.DENIED;
    }

    private Grants grants() {
        return Objects.requireNonNull(grants, "Kafka configures the authorizer first");
    }

    @Override
    public List<? extends CompletionStage<AclCreateResult>> createAcls(
            AuthorizableRequestContext request, List<AclBinding> bindings) {
        throw noAcls();
    }

    @Override
    public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
            AuthorizableRequestContext request, List<AclBindingFilter> filters) {
        throw noAcls();
    }

    @Override
    public Iterable<AclBinding> acls(AclBindingFilter filter) {
        throw noAcls();
    }

    private static UnsupportedVersionException noAcls() {
        return new UnsupportedVersionException("This cluster has no ACLs. It authorises by IAM grants only");
    }

    @Override
    public void close() {}
}
