package limpid.agent.plan.planted;

import limpid.agent.apply.planted.Later;

/** Planted: an early stage that knows a later one. */
public final class SeesApply {
    private SeesApply() {}

    /** What it must not know. */
    public static Later later() {
        return new Later();
    }
}
