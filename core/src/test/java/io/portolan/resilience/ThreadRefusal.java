package io.portolan.resilience;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import io.portolan.runtime.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets no thread of Portolan start in another JVM. It is that JVM's debugger. It replaces each thread that
 * {@link DaemonThreads} makes by one whose stack is larger than any memory. So the JVM itself refuses to start it.
 */
final class ThreadRefusal implements AutoCloseable {

    /** The words of the JVM. */
    static final String REFUSED = "OutOfMemoryError: unable to create native thread";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long STACK_SIZE = 1L << 46;

    private final @Nullable VirtualMachine jvm;

    private ThreadRefusal(@Nullable VirtualMachine jvm) {
        this.jvm = jvm;
    }

    /** Begins to refuse threads. Nothing happens if the child has ended, which another fault may do meanwhile. */
    static ThreadRefusal begin(ChildJvm child) {
        AtomicReference<VirtualMachine> jvm = new AtomicReference<>();
        ConditionWait.awaitTrue(() -> !child.isAlive() || isAttached(child, jvm), TIMEOUT);
        if (jvm.get() == null && child.isAlive()) {
            throw new IllegalStateException("The child cannot be debugged:\n" + child.output());
        }
        return new ThreadRefusal(jvm.get());
    }

    private static boolean isAttached(ChildJvm child, AtomicReference<VirtualMachine> jvm) {
        try {
            VirtualMachine attached = attach(child.debugPort());
            stopAtNewThreads(attached);
            Thread thread = new Thread(() -> refuseAll(attached), "thread-refusal");
            thread.setDaemon(true);
            thread.start();
            jvm.set(attached);
            return true;
        } catch (IOException | IllegalConnectorArgumentsException | VMDisconnectedException e) {
            // It has not begun to listen, or it ends.
            return false;
        }
    }

    private static VirtualMachine attach(String port) throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(port);
        return connector.attach(arguments);
    }

    private static void stopAtNewThreads(VirtualMachine jvm) {
        for (ReferenceType factory : jvm.classesByName(DaemonThreads.class.getName())) {
            for (Method newThread : factory.methodsByName("newThread")) {
                BreakpointRequest request = jvm.eventRequestManager().createBreakpointRequest(newThread.location());
                request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                request.enable();
            }
        }
    }

    private static void refuseAll(VirtualMachine jvm) {
        try {
            while (true) {
                EventSet events = jvm.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof BreakpointEvent start) {
                        giveOversizedSafely(start.thread());
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            // The fault or the child has ended.
        } catch (Exception e) {
            throw new IllegalStateException("The child cannot be debugged", e);
        }
    }

    /** Nothing in the child holds what is made for it, so its garbage collector may be faster. */
    private static void giveOversizedSafely(ThreadReference maker) throws Exception {
        for (boolean given = false; !given; ) {
            try {
                giveOversized(maker);
                given = true;
            } catch (ObjectCollectedException e) {
                // It is made again.
            }
        }
    }

    private static void giveOversized(ThreadReference maker) throws Exception {
        VirtualMachine jvm = maker.virtualMachine();
        ClassType thread = (ClassType) jvm.classesByName(Thread.class.getName()).get(0);
        Method constructor = thread.concreteMethodByName(
                "<init>", "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;J)V");
        List<Value> arguments = new ArrayList<>();
        arguments.add(null); // The maker's own group.
        arguments.addAll(maker.frame(0).getArgumentValues());
        arguments.add(jvm.mirrorOf("portolan-oversized"));
        arguments.add(jvm.mirrorOf(STACK_SIZE));
        maker.forceEarlyReturn(thread.newInstance(maker, constructor, arguments, ClassType.INVOKE_SINGLE_THREADED));
    }

    @Override
    public void close() {
        try {
            if (jvm != null) {
                jvm.dispose();
            }
        } catch (VMDisconnectedException e) {
            // The child has ended.
        }
    }
}
