package limpid.host.time;

class SimClockTest implements ClockContract {
    @Override
    public Clock subject() {
        return new SimClock();
    }
}
