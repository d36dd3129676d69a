package limpid.proof.sim;

import java.util.Optional;

/** What a deed says about itself. */
final class Deeds {
    private Deeds() {}

    /** The paths that a deed is about. */
    static String[] paths(Deed deed) {
        return switch (deed) {
            case Deed.Write(var path, var _) -> new String[] {path};
            case Deed.Begin(var path, var _) -> new String[] {path};
            case Deed.Save(var path, var _) -> new String[] {path};
            case Deed.Twist(var path, var _) -> new String[] {path};
            case Deed.MakeFolder(var path) -> new String[] {path};
            case Deed.Move(var from, var to) -> new String[] {from, to};
            case Deed.Swap(var one, var two) -> new String[] {one, two};
            case Deed.Copy(var from, var to) -> new String[] {from, to};
            case Deed.Delete(var path) -> new String[] {path};
            case Deed.MakeLink(var path, var _) -> new String[] {path};
            case Deed.Mark(var path) -> new String[] {path};
            case Deed.Touch(var path) -> new String[] {path};
            case Deed.Pause _, Deed.Resume _ -> new String[] {};
        };
    }

    /** The content that stands somewhere after the deed. */
    static Optional<Value> written(Deed deed) {
        return switch (deed) {
            case Deed.Write(var _, var value) -> Optional.of(value);
            case Deed.Save(var _, var value) -> Optional.of(value);
            case Deed.Twist(var _, var value) -> Optional.of(value);
            case Deed.Begin _,
                    Deed.MakeFolder _,
                    Deed.Move _,
                    Deed.Swap _,
                    Deed.Copy _,
                    Deed.Delete _,
                    Deed.MakeLink _,
                    Deed.Mark _,
                    Deed.Touch _,
                    Deed.Pause _,
                    Deed.Resume _ -> Optional.empty();
        };
    }

    static void learn(Deed deed, Contents contents) {
        written(deed).ifPresent(contents::learn);
        if (deed instanceof Deed.Begin begin) {
            contents.learnPart(begin.value());
        }
        if (deed instanceof Deed.MakeLink link) {
            contents.learnLink(link.target());
        }
    }
}
