export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Runs `work` with a timeout in milliseconds. On timeout, or when the signal is aborted, it aborts the signal of `work`
 * and rejects, even if `work` does not settle.
 */
export function withTimeout<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const abort = () => {
      controller.abort();
      settle();
      reject(new Error('aborted'));
    };
    const timer = setTimeout(abort, milliseconds);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort);
    void work(controller.signal).then(resolve, reject).finally(settle);
  });
}
