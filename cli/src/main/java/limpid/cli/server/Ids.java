package limpid.cli.server;

import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads ids from the command line. */
final class Ids {
    private Ids() {}

    /** Reads a device's id. */
    static final class OfDevice implements ITypeConverter<DeviceId> {
        @Override
        public DeviceId convert(String text) {
            try {
                return new DeviceId(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not the id of a device");
            }
        }
    }

    /** Reads a home's id. */
    static final class OfHome implements ITypeConverter<HomeId> {
        @Override
        public HomeId convert(String text) {
            try {
                return new HomeId(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not the id of a home");
            }
        }
    }
}
