package limpid.doctor.checks;

import java.util.List;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;

/** Has the server's disk room? Servers do not tell devices yet, so nobody can look from here. */
public final class ServerDiskCheck implements Check {
    public static final String ID = "server-disk";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "The server's disk has room";
    }

    @Override
    public List<String> needs() {
        return List.of(ServerCheck.ID);
    }

    @Override
    public Finding look() {
        return new Finding.NotChecked("the server does not tell devices; “limpid admin check” on the server does");
    }
}
