package limpid.cli;

import java.util.List;
import limpid.cli.demo.Demo;
import limpid.cli.device.Agent;
import limpid.cli.device.AgentInstall;
import limpid.cli.device.AgentRun;
import limpid.cli.device.Confirm;
import limpid.cli.device.Conflicts;
import limpid.cli.device.Join;
import limpid.cli.device.Leave;
import limpid.cli.device.Pause;
import limpid.cli.device.Resume;
import limpid.cli.device.Settle;
import limpid.cli.device.SignIn;
import limpid.cli.device.Status;
import limpid.cli.device.TrashList;
import limpid.cli.device.TrashRestore;
import limpid.cli.device.Why;
import limpid.cli.doctor.Clinic;
import limpid.cli.doctor.DoctorCommand;
import limpid.cli.frame.Terminal;
import limpid.cli.server.Admin;
import limpid.cli.server.AdminAudit;
import limpid.cli.server.AdminBackup;
import limpid.cli.server.AdminCheck;
import limpid.cli.server.AdminCode;
import limpid.cli.server.AdminDevices;
import limpid.cli.server.AdminDisable;
import limpid.cli.server.AdminEnable;
import limpid.cli.server.AdminHomes;
import limpid.cli.server.AdminOwner;
import limpid.cli.server.AdminPeople;
import limpid.cli.server.AdminPlan;
import limpid.cli.server.AdminRestore;
import limpid.cli.server.AdminRevoke;
import limpid.cli.server.Up;
import limpid.wire.message.Release;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** All commands, in the order in which help lists them: one line per command, made of what it needs of the program. */
final class Commands {
    private Commands() {}

    static CommandLine line(Program program) {
        return new CommandLine(new Limpid())
                .addSubcommand(new Up(program.terminal(), program.servers()))
                .addSubcommand(new Demo(program.terminal(), program.places(), program.machine(), program.pace()))
                .addSubcommand(admin(program))
                .addSubcommand(new Join(program.terminal(), program.devices()))
                .addSubcommand(agent(program))
                .addSubcommand(new Status(program.terminal(), program.devices(), program.pace()))
                .addSubcommand(new Settle(program.terminal(), program.devices(), program.pace()))
                .addSubcommand(new Why(program.terminal(), program.devices()))
                .addSubcommand(doctor(program))
                .addSubcommand(new Pause(program.terminal(), program.devices()))
                .addSubcommand(new Resume(program.terminal(), program.devices()))
                .addSubcommand(new Confirm(program.terminal(), program.devices()))
                .addSubcommand(new Conflicts(program.terminal(), program.devices()))
                .addSubcommand(trash(program))
                .addSubcommand(new SignIn(
                        program.terminal(),
                        program.devices(),
                        program.devices(),
                        program.passwords(),
                        program.prompt()))
                .addSubcommand(new Leave(program.terminal(), program.devices(), program.devices(), program.pace()))
                .addSubcommand(new HelpCommand());
    }

    private static CommandLine trash(Program program) {
        return new CommandLine(new TrashList(program.terminal(), program.devices(), program.devices()))
                .addSubcommand(new TrashRestore(
                        program.terminal(),
                        program.devices(),
                        program.devices(),
                        program.machine().disk()));
    }

    private static CommandLine agent(Program program) {
        return new CommandLine(new Agent())
                .addSubcommand(new AgentRun(program.terminal(), program.devices()))
                .addSubcommand(new AgentInstall(
                        program.terminal(),
                        program.devices(),
                        program.places(),
                        program.machine().disk(),
                        program.machine().clock()));
    }

    private static DoctorCommand doctor(Program program) {
        var machine = program.machine();
        var clinic = Clinic.onThisMachine(machine.clock(), machine.disk(), machine.tasks());
        var facts =
                List.of("Limpid " + Release.VERSION + ", " + program.places().platform());
        return new DoctorCommand(program.terminal(), program.devices(), clinic, facts);
    }

    private static CommandLine admin(Program program) {
        Terminal terminal = program.terminal();
        return new CommandLine(new Admin())
                .addSubcommand(new AdminOwner(terminal, program.servers(), program.passwords()))
                .addSubcommand(new AdminCode(terminal, program.servers()))
                .addSubcommand(new AdminPlan(terminal, program.servers()))
                .addSubcommand(new AdminDevices(terminal, program.servers()))
                .addSubcommand(new AdminRevoke(terminal, program.servers()))
                .addSubcommand(new AdminBackup(terminal, program.servers()))
                .addSubcommand(new AdminRestore(terminal, program.servers()))
                .addSubcommand(new AdminCheck(terminal, program.servers()))
                .addSubcommand(new AdminHomes(terminal, program.servers()))
                .addSubcommand(new AdminPeople(terminal, program.servers()))
                .addSubcommand(new AdminDisable(terminal, program.servers()))
                .addSubcommand(new AdminEnable(terminal, program.servers()))
                .addSubcommand(new AdminAudit(terminal, program.servers()));
    }

    /** What {@code limpid} alone is: it only has commands. */
    @Command(
            name = "limpid",
            description = "A personal cloud you can see through.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionText.class,
            synopsisSubcommandLabel = "COMMAND")
    static final class Limpid {}
}
