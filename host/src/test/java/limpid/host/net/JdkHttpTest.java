package limpid.host.net;

import limpid.host.time.SystemClock;

class JdkHttpTest implements HttpContract {
    @Override
    public Http subject() {
        return JdkHttp.open(new SystemClock(), new ServerTrust.Authorities());
    }
}
