package braid.shell.menu;

import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.List;

/// A mask whose ones all stand before its zeros: `255.255.255.0`.
record NetmaskType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return Types.IP.read(given, names) instanceof Reading.Accepted(Value.Ip(int bits))
                        && Integer.numberOfLeadingZeros(~bits) == Integer.bitCount(bits)
                ? new Reading.Accepted(new Value.Ip(bits))
                : new Reading.Refused("invalid value for argument %s");
    }

    @Override
    public String write(Value stored, Names names) {
        return Types.IP.write(stored, names);
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
