package limpid.host.time;

class SystemClockTest implements ClockContract {
    @Override
    public Clock subject() {
        return new SystemClock();
    }
}
