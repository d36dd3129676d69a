package limpid.cli;

import limpid.cli.device.DevicesHere;
import limpid.cli.frame.ConsolePrompt;
import limpid.cli.frame.DefectFiles;
import limpid.cli.frame.DefectRecord;
import limpid.cli.frame.DiskPasswordFile;
import limpid.cli.frame.Pace;
import limpid.cli.frame.PasswordFile;
import limpid.cli.frame.Places;
import limpid.cli.frame.Prompt;
import limpid.cli.frame.SystemPace;
import limpid.cli.frame.Terminal;
import limpid.cli.server.Servers;
import limpid.host.chance.Chance;
import limpid.host.chance.SystemChance;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.program.Machine;
import limpid.wire.message.Release;

/**
 * What commands are made of: this machine, behind its ports.
 *
 * @param defects keeps what nobody thought could happen
 * @param passwords reads passwords that scripts put into files
 * @param prompt asks people for theirs
 */
record Program(
        Terminal terminal,
        Places places,
        DefectRecord defects,
        Machine machine,
        Servers servers,
        DevicesHere devices,
        Pace pace,
        PasswordFile passwords,
        Prompt prompt) {
    /** On the machine that this process runs on. */
    static Program onThisMachine(Terminal terminal) {
        Clock clock = new SystemClock();
        Chance chance = new SystemChance();
        Disk disk = RealDisk.of(clock);
        Places places = Places.ofProcess();
        DefectRecord defects = new DefectFiles(places.state().resolve("defects"), disk, clock, chance);
        Machine machine = new Machine(
                disk, clock, chance, new Tasks((_, cause) -> defects.keep(cause)), (_, cause) -> defects.keep(cause));
        Servers servers = new Servers(places, machine, () -> SocketHttp.open(clock, new ServerTrust.Authorities()));
        DevicesHere devices =
                new DevicesHere(places, new DevicesHere.Machine(clock, chance, disk, machine.tasks()), Release.VERSION);
        return new Program(
                terminal,
                places,
                defects,
                machine,
                servers,
                devices,
                new SystemPace(clock),
                new DiskPasswordFile(disk, clock, System.in),
                new ConsolePrompt());
    }
}
