package io.portolan.resilience;

import io.portolan.Portolan;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import io.portolan.diagnosis.Severity;
import java.util.concurrent.CompletableFuture;

/**
 * Calls back into the Portolan that it listens to, with calls that wait for what it hears of. It prints what it hears. Only
 * good news makes it call, because a call that fails is news again.
 */
final class CallingListener implements PortolanListener {

    /** It prints this and the name of the event after each call. */
    static final String CALLED_BACK = "CALLED BACK ";

    private final CompletableFuture<Portolan> portolan = new CompletableFuture<>();

    static Portolan open(Portolan.Builder builder) {
        CallingListener listener = new CallingListener();
        Portolan open = builder.listener(listener).open();
        listener.portolan.complete(open);
        return open;
    }

    @Override
    public void called(RemoteCall call) {
        System.out.println(call);
        if (call.outcome() == Outcome.SUCCESS) {
            for (String cluster : LongRunningApplication.CLUSTERS) {
                portolan.join().cluster(cluster).bootstrapBrokers();
            }
            System.out.println(CALLED_BACK + "called");
        }
    }

    @Override
    public void preflighted(PreflightReport report) {
        if (report.severity() != Severity.FAILURE) {
            portolan.join().cluster(report.cluster()).clientConfig();
            System.out.println(CALLED_BACK + "preflighted");
        }
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        System.out.println(portolan.join().cluster(cluster).status());
        System.out.println(CALLED_BACK + "credentialsWithheld");
    }

    @Override
    public void credentialsReleased(String cluster, String host) {
        portolan.join().cluster(cluster).clientConfig();
        System.out.println(CALLED_BACK + "credentialsReleased");
    }
}
