package limpid.server.program;

import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.task.DefectSink;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;

/**
 * The machine that a server runs on.
 *
 * @param defects where bugs are recorded
 */
public record Machine(Disk disk, Clock clock, Chance chance, Tasks tasks, DefectSink defects) {}
