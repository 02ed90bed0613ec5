package io.portolan.spring.war;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;

/**
 * A servlet container that runs one exploded WAR twice at the same time and then ends. It contains no class of the
 * application.
 */
public final class ServletContainer {

    private ServletContainer() {}

    /**
     * Runs the container.
     *
     * @param folders The folders of the container and of the WAR.
     */
    @SuppressWarnings("CatchAndPrintStackTrace") // there is no other place for the error
    public static void main(String[] folders) {
        int status = 1;
        try {
            run(folders);
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            System.exit(status); // the threads of a failed container continue
        }
    }

    private static void run(String... folders) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folders[0]);
        tomcat.setPort(0);
        tomcat.getHost().setAppBase(Path.of(folders[0]).toString());
        tomcat.start();
        Context first = tomcat.addWebapp("/first", folders[1]);
        Context second = tomcat.addWebapp("/second", folders[1]);
        System.out.println("started " + first.getState() + " " + second.getState());
        tomcat.stop();
        tomcat.destroy();
        if (first.getState() != LifecycleState.DESTROYED) {
            throw new IllegalStateException("still " + first.getState());
        }
    }
}
