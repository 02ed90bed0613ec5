package io.portolan.resilience;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets no thread of Portolan start in another JVM, as if that had no memory for a thread. It is that JVM's debugger. It
 * stops each start and throws what the JVM throws then.
 */
final class ThreadRefusal implements AutoCloseable {

    static final String REFUSED = "unable to create native thread, says the debugger";

    private static final String PREFIX = "portolan-";

    private final @Nullable VirtualMachine jvm;

    private ThreadRefusal(@Nullable VirtualMachine jvm) {
        this.jvm = jvm;
    }

    /** Begins to refuse threads. Nothing happens if the child has ended. */
    static ThreadRefusal begin(ChildJvm child) {
        try {
            VirtualMachine jvm = attach(child.debugPort());
            breakpointsAtStarts(jvm);
            Thread thread = new Thread(() -> refuseAll(jvm), "thread-refusal");
            thread.setDaemon(true);
            thread.start();
            return new ThreadRefusal(jvm);
        } catch (Exception e) {
            if (child.isAlive()) {
                throw new IllegalStateException("The child cannot be debugged", e);
            }
            return new ThreadRefusal(null);
        }
    }

    private static VirtualMachine attach(String port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(port);
        return connector.attach(arguments);
    }

    private static void breakpointsAtStarts(VirtualMachine jvm) {
        for (ReferenceType thread : jvm.classesByName(Thread.class.getName())) {
            for (Method start : thread.methodsByName("start")) {
                BreakpointRequest request = jvm.eventRequestManager().createBreakpointRequest(start.location());
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
                        refuse(start.thread());
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

    private static void refuse(ThreadReference maker) throws Exception {
        ObjectReference started = maker.frame(0).thisObject();
        if (started.getValue(started.referenceType().fieldByName("name")) instanceof StringReference name
                && name.value().startsWith(PREFIX)) {
            ClassType error = (ClassType) maker.virtualMachine()
                    .classesByName(OutOfMemoryError.class.getName())
                    .get(0);
            Method constructor = error.concreteMethodByName("<init>", "(Ljava/lang/String;)V");
            StringReference text = maker.virtualMachine().mirrorOf(REFUSED);
            maker.stop(error.newInstance(maker, constructor, List.of(text), ClassType.INVOKE_SINGLE_THREADED));
        }
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
