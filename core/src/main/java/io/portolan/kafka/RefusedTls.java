package io.portolan.kafka;

import io.portolan.aws.CurvesAdvice;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.CauseChain;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS settings that Kafka refuses. Its exceptions seldom name the setting, so each is left out once. A setting without which Kafka
 * takes the rest is a refused one.
 *
 * @param properties may hold secrets
 */
record RefusedTls(Map<String, ?> properties) {

    /** The settings of one store stand and fall together. */
    private static final List<String> STORES = List.of("ssl.key", "ssl.truststore.");

    /** The exception to throw. The failure is not its cause, because providers may put secrets into theirs. */
    PortolanException explain(Throwable failure) {
        String seen = SettingText.of(failure);
        boolean withoutCurves = !CurvesAdvice.haveCurves()
                && (CauseChain.contains(failure, NoSuchAlgorithmException.class)
                        || CauseChain.contains(failure, SSLException.class));
        Finding finding = withoutCurves ? curvesFinding(seen) : isFromJvm() ? jvmFinding(seen) : finding(seen);
        return new PortolanException("The TLS settings cannot be used", finding);
    }

    private static Finding curvesFinding(String seen) {
        return Finding.about(Code.JVM_WITHOUT_CURVES, "jdk.crypto.ec")
                .asked("elliptic curves")
                .seen(seen)
                .cause(CurvesAdvice.CAUSE)
                .fix(CurvesAdvice.FIX)
                .build();
    }

    private static Finding jvmFinding(String seen) {
        return Finding.about(Code.TRUST_STORE_UNUSABLE, TrustStoreText.ofJvm())
                .asked("the certificates that this JVM trusts")
                .seen(seen)
                .cause("The JVM cannot load its own trust store, so no client of this JVM can use TLS.")
                .fix(
                        "Check the file of javax.net.ssl.trustStore, its format (javax.net.ssl.trustStoreType), its password"
                                + " (javax.net.ssl.trustStorePassword), and that this user can read it.")
                .build();
    }

    private Finding finding(String seen) {
        List<String> names = refusedNames();
        StringJoiner settings = new StringJoiner(", ");
        for (String name : names) {
            settings.add(SettingText.of(name, properties.get(name)));
        }
        return Finding.about(Code.TLS_SETTING_REFUSED, settings.toString())
                .asked("TLS settings that Kafka's clients accept")
                .seen(seen)
                .cause("Kafka refuses " + (names.size() == 1 ? "this setting" : "these settings")
                        + " on this JVM, so no client of the cluster could connect.")
                .fix(fix(names))
                .build();
    }

    private static String fix(List<String> names) {
        String setting = names.get(0);
        if (isTwice(names)) {
            return "Keep one of the two, the file or the text.";
        }
        if (setting.equals("ssl.cipher.suites")) {
            return "Write the cipher suites as Java does, such as TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384. OpenSSL's names"
                    + " differ. Or remove the setting.";
        }
        if (setting.equals("ssl.protocol") || setting.equals("ssl.enabled.protocols")) {
            return "Choose among TLSv1.2 and TLSv1.3, or remove the setting.";
        }
        if (setting.equals("ssl.keystore.key") || setting.equals("ssl.keystore.certificate.chain")) {
            return "Give the private key (ssl.keystore.key) and its certificates (ssl.keystore.certificate.chain) together,"
                    + " both as PEM. ssl.key.password is needed only for an encrypted key.";
        }
        if (setting.startsWith("ssl.truststore.") || setting.startsWith("ssl.key")) {
            return "Check that the file exists and can be read. Check its format, which ssl.truststore.type or"
                    + " ssl.keystore.type names (PEM, PKCS12, JKS, in capitals), and its password.";
        }
        if (setting.startsWith("config.providers") || setting.equals("ssl.engine.factory.class")) {
            return "Check that its class is on the class path of this application, and what it says above.";
        }
        return "Correct it, or remove it. Kafka's defaults suit MSK.";
    }

    /** Whether a store is given as a file and as text. */
    private static boolean isTwice(List<String> names) {
        return (names.contains("ssl.truststore.location") && names.contains("ssl.truststore.certificates"))
                || (names.contains("ssl.keystore.location")
                        && (names.contains("ssl.keystore.key") || names.contains("ssl.keystore.certificate.chain")));
    }

    /** The refused settings. If several are wrong for different reasons, all settings are named. */
    private List<String> refusedNames() {
        List<String> all = new ArrayList<>(properties.keySet());
        List<String> refused = new ArrayList<>();
        for (String name : all) {
            if (isAcceptedWithout(List.of(name))) {
                refused.add(name);
            }
        }
        for (String store : refused.isEmpty() ? STORES : List.<String>of()) {
            List<String> ofStore = new ArrayList<>(all);
            ofStore.removeIf(name -> !name.startsWith(store));
            if (isAcceptedWithout(ofStore)) {
                refused.addAll(ofStore);
            }
        }
        if (!refused.isEmpty()) {
            addTypes(refused);
            return refused;
        }
        return all.isEmpty() ? List.of("ssl.*") : all;
    }

    /** Kafka reads the file of a store by the store's type. So a refused file may only have a wrong type. */
    private void addTypes(List<String> refused) {
        for (String name : List.copyOf(refused)) {
            String type = name.replace(".location", ".type");
            if (properties.containsKey(type) && !refused.contains(type)) {
                refused.add(type);
            }
        }
    }

    private boolean isAcceptedWithout(List<String> names) {
        Map<String, Object> rest = new HashMap<>(properties);
        rest.keySet().removeAll(names);
        try {
            KafkaTlsEngines.tryOut(rest);
            return true;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Whether the JVM's own trust store is needed and is the fault. */
    private boolean isFromJvm() {
        try {
            if (TrustStoreText.of(properties).equals(TrustStoreText.ofJvm())) {
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
                        .init((KeyStore) null);
            }
            return false;
        } catch (GeneralSecurityException e) {
            return true;
        }
    }
}
