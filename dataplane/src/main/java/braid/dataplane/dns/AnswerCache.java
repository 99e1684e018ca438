package braid.dataplane.dns;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Answers of servers, as long as they are good. What they take is bounded: those that nobody has asked for longest
/// make room.
final class AnswerCache {
    private final Map<Question, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long mostBytes;
    private long usedBytes;

    AnswerCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void resize(long bytes) {
        mostBytes = bytes;
        makeRoom();
    }

    /// What is known and not too old.
    Optional<Answer> find(Question question, long nowNanos) {
        Answer answer = answers.get(question);
        if (answer == null) {
            return Optional.empty();
        }
        if (answer.leftNanos(nowNanos) <= 0) {
            forget(question);
            return Optional.empty();
        }
        return Optional.of(answer);
    }

    void keep(Question question, Answer answer) {
        forget(question);
        if (answer.lifeSeconds() > 0 && answer.sizeBytes() <= mostBytes) {
            answers.put(question, answer);
            usedBytes += answer.sizeBytes();
            makeRoom();
        }
    }

    void forget(Question question) {
        Answer before = answers.remove(question);
        if (before != null) {
            usedBytes -= before.sizeBytes();
        }
    }

    void clear() {
        answers.clear();
        usedBytes = 0;
    }

    long usedBytes() {
        return usedBytes;
    }

    /// What is too old goes.
    void forgetOld(long nowNanos) {
        Iterator<Answer> each = answers.values().iterator();
        while (each.hasNext()) {
            Answer answer = each.next();
            if (answer.leftNanos(nowNanos) <= 0) {
                usedBytes -= answer.sizeBytes();
                each.remove();
            }
        }
    }

    void forEach(BiConsumer<Question, Answer> action) {
        answers.forEach(action);
    }

    private void makeRoom() {
        Iterator<Answer> oldest = answers.values().iterator();
        while (usedBytes > mostBytes && oldest.hasNext()) {
            usedBytes -= oldest.next().sizeBytes();
            oldest.remove();
        }
    }
}
