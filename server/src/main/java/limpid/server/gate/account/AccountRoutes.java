package limpid.server.gate.account;

import java.util.List;
import java.util.Map;
import limpid.server.account.FrontDesk;
import limpid.server.account.Objections;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.Recovery;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.AppPasswords;
import limpid.server.account.own.Deletion;
import limpid.server.account.own.DeviceHolds;
import limpid.server.account.own.OwnTools;
import limpid.server.account.own.PasswordChange;
import limpid.server.account.own.Profile;
import limpid.server.account.own.SignOuts;
import limpid.server.account.own.TwoStep;
import limpid.server.files.Zips;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.content.ZipReply;

/** The table of what people ask about who they are. */
public final class AccountRoutes implements Routes {
    private final EntranceEndpoints entrance;
    private final OwnEndpoints own;
    private final TwoStepEndpoints twoStep;
    private final SessionEndpoints sessions;
    private final AppPasswordEndpoints appPasswords;
    private final GuestEndpoints guests;
    private final HostEndpoints hosts;
    private final DeviceSignInEndpoint deviceSignIn;
    private final DepartureEndpoints departure;

    /**
     * What leaving takes.
     *
     * @param zips plan what is taken along, and {@code replies} bring it
     */
    public record Leaving(Deletion deletion, Zips zips, ZipReply replies) {}

    /** {@code beside} is what opens beside passwords. */
    public AccountRoutes(OwnTools tools, Doorway doorway, Beside beside, Leaving leaving) {
        this.departure = new DepartureEndpoints(doorway, tools.ledger(), leaving, new Objections(tools.clock()));
        FrontDesk desk = tools.desk();
        Objections objections = new Objections(tools.clock());
        AppPasswords programs = new AppPasswords(tools);
        this.entrance = new EntranceEndpoints(desk, doorway, new NewPeople(objections), beside);
        this.own = new OwnEndpoints(
                desk,
                tools.ledger(),
                doorway,
                new OwnEndpoints.Desks(
                        new Profile(tools),
                        new PasswordChange(tools, programs),
                        programs,
                        new DeviceHolds(tools.clock()),
                        new RecoveryLinks(tools),
                        beside.passkeys()));
        this.twoStep = new TwoStepEndpoints(new TwoStep(tools), doorway);
        this.sessions = new SessionEndpoints(desk, new SignOuts(tools, programs), doorway);
        this.appPasswords = new AppPasswordEndpoints(programs, doorway);
        Invitations invitations = new Invitations(tools);
        RecoveryLinks links = new RecoveryLinks(tools);
        this.guests =
                new GuestEndpoints(doorway, new NewPeople(objections), invitations, links, new Recovery(tools, links));
        this.hosts = new HostEndpoints(doorway, tools.ledger(), invitations, links, objections);
        this.deviceSignIn = new DeviceSignInEndpoint(desk, tools.library(), objections);
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            return Map.of();
        }
        List<String> rest = path.subList(1, path.size());
        return switch (rest.getFirst()) {
            case "account" -> account(rest.subList(1, rest.size()));
            case "home" -> home(rest.subList(1, rest.size()));
            case "invitations", "recovery" -> guest(rest);
            case "devices" ->
                rest.equals(List.of("devices", "self", "sign-in")) ? Map.of(Method.POST, deviceSignIn) : Map.of();
            default -> rest.size() == 1 ? entrance(rest.getFirst()) : Map.of();
        };
    }

    private Map<Method, Endpoint> guest(List<String> rest) {
        boolean invited = rest.getFirst().equals("invitations");
        return switch (rest.size()) {
            case 1 -> invited ? Map.of() : Map.of(Method.POST, guests::recoverByCode);
            case 2 ->
                invited
                        ? Map.of(Method.GET, guests::invitation, Method.POST, guests::accept)
                        : Map.of(Method.GET, guests::recoveryLink, Method.POST, guests::recoverByLink);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> home(List<String> rest) {
        if (rest.size() == 2 && rest.getFirst().equals("invitations")) {
            return Map.of(Method.PUT, hosts::invite, Method.DELETE, hosts::withdraw);
        }
        boolean isRecovery = rest.size() == 3
                && rest.getFirst().equals("members")
                && rest.getLast().equals("recovery");
        return isRecovery ? Map.of(Method.POST, hosts::recover) : Map.of();
    }

    private Map<Method, Endpoint> entrance(String name) {
        return switch (name) {
            case "entrance" -> Map.of(Method.GET, entrance::entrance);
            case "owner" -> Map.of(Method.POST, entrance::createOwner);
            case "session" ->
                Map.of(
                        Method.GET, entrance::session,
                        Method.POST, entrance::signIn,
                        Method.DELETE, entrance::signOut);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> account(List<String> rest) {
        return switch (rest.size()) {
            case 0 -> Map.of(Method.GET, own::account);
            case 1 -> account(rest.getFirst());
            case 2 -> account(rest.get(0), rest.get(1));
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> account(String name) {
        return switch (name) {
            case "name" -> Map.of(Method.PUT, own::rename);
            case "language" -> Map.of(Method.PUT, own::speak);
            case "email" -> Map.of(Method.PUT, own::move);
            case "password" -> Map.of(Method.PUT, own::changePassword);
            case "effects" -> Map.of(Method.GET, own::effects);
            case "totp" -> Map.of(Method.PUT, twoStep::finish);
            case "recovery-codes" -> Map.of(Method.POST, twoStep::freshCodes);
            case "sessions" -> Map.of(Method.GET, sessions::sessions);
            case "history" -> Map.of(Method.GET, sessions::history);
            case "deletion" -> Map.of(Method.POST, departure::ask, Method.DELETE, departure::withdraw);
            case "export" -> Map.of(Method.GET, departure::export);
            case "recovery-link" -> Map.of(Method.DELETE, own::withdrawRecoveryLink);
            case "sign-out-everywhere" -> Map.of(Method.POST, sessions::everywhere);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> account(String first, String second) {
        return switch (first) {
            case "totp" ->
                switch (second) {
                    case "begin" -> Map.of(Method.POST, twoStep::begin);
                    case "off" -> Map.of(Method.POST, twoStep::off);
                    default -> Map.of();
                };
            case "sessions" -> Map.of(Method.DELETE, sessions::end);
            case "app-passwords" -> Map.of(Method.PUT, appPasswords::make, Method.DELETE, appPasswords::end);
            default -> Map.of();
        };
    }
}
