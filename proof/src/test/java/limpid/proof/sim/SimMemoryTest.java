package limpid.proof.sim;

import limpid.agent.state.Manifests;
import limpid.agent.state.ManifestsContract;
import limpid.agent.state.StateStore;
import limpid.agent.state.StateStoreContract;

/** The simulator's memory promises what the real one does. */
class SimMemoryTest implements StateStoreContract, ManifestsContract {
    @Override
    public StateStore subject() {
        return new SimMemory();
    }

    @Override
    public StateStore again(StateStore before) {
        before.close();
        return ((SimMemory) before).copy();
    }

    @Override
    public Manifests manifests() {
        return new SimMemory();
    }

    @Override
    public Manifests manifestsAgain(Manifests before) {
        return ((SimMemory) before).copy();
    }
}
