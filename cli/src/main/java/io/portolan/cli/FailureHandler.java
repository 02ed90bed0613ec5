package io.portolan.cli;

import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints why a command could not do its work. The stack trace appears only with {@code --verbose}. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final PortolanCommand portolan;

    FailureHandler(PortolanCommand portolan) {
        this.portolan = portolan;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        int code = code(thrown);
        err.println("portolan: " + (code == ExitCode.BUG ? bug(thrown) : thrown.getMessage()));
        if (portolan.verbose) {
            thrown.printStackTrace(err);
        }
        return code;
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("portolan: " + String.valueOf(thrown.getMessage()).replaceFirst("^Error: ", ""));
        UnmatchedArgumentException.printSuggestions(thrown, err);
        if (thrown instanceof UnmatchedArgumentException
                && command.getCommandSpec().userObject() instanceof ExecCommand) {
            err.println("Write -- before the command if this belongs to the command.");
        }
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static int code(Exception thrown) {
        if (thrown instanceof PortolanException problem) {
            return ExitCode.of(problem);
        }
        return thrown instanceof IOException ? ExitCode.BAD_INPUT : ExitCode.BUG;
    }

    private String bug(Exception thrown) {
        return "This is a fault of the program: " + thrown
                + (portolan.verbose ? "" : "\nPlease report it with the output of --verbose.");
    }
}
