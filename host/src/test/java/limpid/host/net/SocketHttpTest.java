package limpid.host.net;

import limpid.host.time.SystemClock;

class SocketHttpTest implements HttpContract {
    @Override
    public Http subject() {
        return SocketHttp.open(new SystemClock(), new ServerTrust.Authorities());
    }
}
