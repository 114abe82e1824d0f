package io.segue.sync;

import io.segue.batch.PageRef;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Activities that remember what they were asked, and which pages are through. A page is through unless the test plans otherwise. */
final class FakeSyncActivities implements SyncActivities, SearchActivities {

    static final Step THROUGH = new Step(true, 0, 0);

    final List<String> asked = new CopyOnWriteArrayList<>();
    /** Pages that anything at all was asked about. */
    final Set<Integer> touched = new ConcurrentSkipListSet<>();

    final AtomicInteger searchingNow = new AtomicInteger();
    final AtomicInteger mostSearching = new AtomicInteger();
    private final int pages;
    private final boolean dryRun;
    private final Set<Integer> idle = new ConcurrentSkipListSet<>();
    private final Set<Integer> searched = new ConcurrentSkipListSet<>();
    private final Set<Integer> matched = new ConcurrentSkipListSet<>();
    private final Set<Integer> sent = new ConcurrentSkipListSet<>();
    private final Set<Integer> added = new ConcurrentSkipListSet<>();
    private final Map<String, Deque<Supplier<Step>>> planned = new ConcurrentHashMap<>();
    private final Deque<Compensation> compensations = new ArrayDeque<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean held;
    private volatile boolean decidesWhileSearching;
    private volatile int failed;
    private final Deque<String> searchQueues = new ArrayDeque<>(List.of(TaskQueues.SEGUE));

    FakeSyncActivities(int pages, boolean dryRun) {
        this.pages = pages;
        this.dryRun = dryRun;
    }

    /** What the next calls of {@code step page} come to before it gets through. */
    @SafeVarargs
    final void plan(String call, Supplier<Step>... steps) {
        planned.computeIfAbsent(call, none -> new ArrayDeque<>()).addAll(List.of(steps));
    }

    void planCompensation(Compensation... outcomes) {
        compensations.addAll(List.of(outcomes));
    }

    /** Nothing is left to do for these pages. */
    void through(Integer... pageNos) {
        List<Integer> through = List.of(pageNos);
        idle.addAll(through);
        searched.addAll(through);
        matched.addAll(through);
        sent.addAll(through);
        added.addAll(through);
    }

    /** As where searching costs nothing. */
    void decideWhileSearching() {
        decidesWhileSearching = true;
    }

    /** What one opening after the other names; the last one stays. */
    synchronized void searchOn(String... taskQueues) {
        searchQueues.clear();
        searchQueues.addAll(List.of(taskQueues));
    }

    private synchronized String searchQueue() {
        return searchQueues.size() > 1 ? searchQueues.removeFirst() : searchQueues.getFirst();
    }

    /** Searches do not return before {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        released.countDown();
    }

    List<String> asked(String step) {
        return asked.stream().filter(call -> call.startsWith(step + " ")).toList();
    }

    @Override
    public Opening open(UnitRef unit) {
        asked.add("open");
        return new Opening(
                pages,
                first(matched),
                dryRun ? pages : first(added),
                failed,
                dryRun,
                !decidesWhileSearching,
                searchQueue(),
                List.copyOf(idle));
    }

    private int first(Set<Integer> through) {
        for (int page = 0; page < pages; page++) {
            if (!through.contains(page)) {
                return page;
            }
        }
        return pages;
    }

    private synchronized Step step(String name, PageRef page, Runnable through) {
        asked.add(name + " " + page.pageNo());
        Deque<Supplier<Step>> next = planned.getOrDefault(name + " " + page.pageNo(), new ArrayDeque<>());
        Step step = next.isEmpty() ? THROUGH : next.removeFirst().get();
        failed += step.failed();
        if (step.finished()) {
            through.run();
        }
        return step;
    }

    @Override
    public Step search(Pages pages) {
        mostSearching.accumulateAndGet(searchingNow.incrementAndGet(), Math::max);
        try {
            if (held) {
                released.await(30, TimeUnit.SECONDS);
            }
            return each("search", pages, decidesWhileSearching ? matched : searched);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            searchingNow.decrementAndGet();
        }
    }

    @Override
    public Step match(PageRef page) {
        return step("match", page, () -> matched.add(page.pageNo()));
    }

    @Override
    public Step add(Pages pages) {
        return each("add", pages, sent);
    }

    @Override
    public Step verify(Pages pages) {
        return each("verify", pages, added);
    }

    /** Page after page until one is not through; those that are have nothing left to do when asked for again. */
    private Step each(String name, Pages pages, Set<Integer> through) {
        IntStream.range(pages.first(), pages.end()).forEach(touched::add);
        int failures = 0;
        String playlistId = null;
        for (int pageNo = pages.first(); pageNo < pages.end(); pageNo++) {
            PageRef page = pages.unit().page(pageNo);
            if (!through.contains(pageNo)) {
                Step step = step(name, page, () -> through.add(page.pageNo()));
                failures += step.failed();
                playlistId = step.playlistId();
                if (!step.finished()) {
                    return new Step(false, failures, step.waitMillis());
                }
            }
        }
        return new Step(true, failures, 0, playlistId);
    }

    @Override
    public UnitResult close(UnitRef unit, @Nullable String stoppedBecause) {
        asked.add("close " + stoppedBecause);
        return new UnitResult(unit.unitNo(), stoppedBecause == null ? UnitState.APPLIED : UnitState.FAILED, failed);
    }

    @Override
    public synchronized Compensation compensate(UnitRef unit) {
        asked.add("compensate");
        return compensations.isEmpty()
                ? new Compensation(new UnitResult(unit.unitNo(), UnitState.COMPENSATED, 0), 0)
                : compensations.removeFirst();
    }
}
