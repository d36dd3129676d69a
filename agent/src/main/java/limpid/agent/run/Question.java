package limpid.agent.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import limpid.agent.schedule.Explainer;

/** Something that another thread wants to know of the engine, answered on the engine's own thread. */
final class Question<T> {
    private final Function<Explainer, T> question;
    private final AtomicReference<Optional<T>> answer = new AtomicReference<>(Optional.empty());
    private final CountDownLatch answered = new CountDownLatch(1);

    Question(Function<Explainer, T> question) {
        this.question = question;
    }

    /** Called on the engine's thread. */
    void answer(Explainer explainer) {
        answer.set(Optional.of(question.apply(explainer)));
        answered.countDown();
    }

    /** Waits for the answer; empty if the engine did not come to it in time. */
    Optional<T> await(Duration deadline) throws InterruptedException {
        boolean inTime = answered.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
        return inTime ? answer.get() : Optional.empty();
    }
}
