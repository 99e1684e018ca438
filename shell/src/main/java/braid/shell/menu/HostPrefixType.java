package braid.shell.menu;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.List;

/// An address with the bits of its network. All 32 of them are not exported, as RouterOS does.
record HostPrefixType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return Types.PREFIX.read(given, names);
    }

    @Override
    public String parsed(String text) {
        return Types.PREFIX.parsed(text);
    }

    @Override
    public String write(Value stored, Names names) {
        return Types.PREFIX.write(stored, names);
    }

    @Override
    public String exported(Value stored, Names names) {
        return stored instanceof Value.IpPrefix(Value.Ip address, int bits) && bits == 32
                ? GivenText.of(address)
                : write(stored, names);
    }

    @Override
    public Value script(Value stored, Names names) {
        return Types.PREFIX.script(stored, names);
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
