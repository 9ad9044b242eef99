package com.campusg.testing;

import com.campusg.testing.MessageProxy.Action;
import com.campusg.testing.MessageProxy.Interceptor;
import com.campusg.testing.MessageProxy.Message;

/** Ends the connection before or after one message, and counts all messages. */
public final class CrashPoint implements Interceptor {

    private final int message;
    private final boolean after;
    private final Runnable fault;
    private int count;
    private boolean reached;

    /**
     * Creates a crash point.
     *
     * @param message the number of the message, from 1
     * @param after whether the message is still forwarded
     * @param fault called before the connection ends, for example to kill a process
     */
    public CrashPoint(int message, boolean after, Runnable fault) {
        this.message = message;
        this.after = after;
        this.fault = fault;
    }

    /** Counts messages only. */
    public static CrashPoint none() {
        return new CrashPoint(0, false, () -> {});
    }

    @Override
    public synchronized Action before(Message ignored) {
        count++;
        return !after && count == message ? crash() : Action.CONTINUE;
    }

    @Override
    public synchronized Action after(Message ignored) {
        return after && !reached && count == message ? crash() : Action.CONTINUE;
    }

    private Action crash() {
        reached = true;
        fault.run();
        return Action.DISCONNECT;
    }

    /** The number of the message at which the connection is to end. */
    public int message() {
        return message;
    }

    /** The number of messages so far. */
    public synchronized int count() {
        return count;
    }

    /** Whether the connection was ended. */
    public synchronized boolean isReached() {
        return reached;
    }
}
