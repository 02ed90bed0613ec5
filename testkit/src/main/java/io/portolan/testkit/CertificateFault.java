package io.portolan.testkit;

import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.ServerCertificate;
import java.util.Collection;
import java.util.List;

/** What can be wrong with the certificate that a cluster's brokers present. */
public enum CertificateFault {
    /** It is for {@code *.example.org}, as if another server answered at the brokers' addresses. */
    OTHER_NAME,
    /** Its issuer is {@code CN=Inspecting proxy}, which nobody trusts. A proxy that inspects TLS looks like this. */
    OTHER_AUTHORITY,
    /** It expired a day ago. */
    EXPIRED;

    ServerCertificate issue(CertificateAuthority authority, Collection<String> names) {
        return switch (this) {
            case OTHER_NAME -> authority.issue(List.of("*.example.org"));
            case OTHER_AUTHORITY ->
                CertificateAuthority.create("Inspecting proxy").issue(names);
            case EXPIRED -> authority.issueExpired(names);
        };
    }
}
