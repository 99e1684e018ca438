package braid.dataplane.dns;

import org.xbill.DNS.Record;

/// Waits for what a name of ours stands for, on behalf of somebody who asked for the name.
record AliasAsker(Question question, Record alias, Asker asker) implements Asker {
    @Override
    public void answered(Answer answer, long nowNanos) {
        asker.answered(Answers.ofAlias(question, alias, answer, nowNanos), nowNanos);
    }

    @Override
    public void failed(long nowNanos) {
        asker.failed(nowNanos);
    }
}
