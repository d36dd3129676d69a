package limpid.host.chance;

class SystemChanceTest implements ChanceContract {
    @Override
    public Chance subject() {
        return new SystemChance();
    }
}
