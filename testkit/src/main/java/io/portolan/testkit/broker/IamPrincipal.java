package io.portolan.testkit.broker;

import java.util.Objects;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * A role with the name of its session. The name is part of its equality because a broker of MSK ends a connection whose
 * session name changes at re-authentication. Grants look only at the role.
 */
final class IamPrincipal extends KafkaPrincipal {
    private final String sessionName;

    IamPrincipal(String arn, String sessionName) {
        super(USER_TYPE, arn);
        this.sessionName = sessionName;
    }

    String sessionName() {
        return sessionName;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof IamPrincipal iam && iam.sessionName.equals(sessionName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), sessionName);
    }
}
