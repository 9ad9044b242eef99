import { useEffect } from 'react';

const INTERVAL = 3_000;

/** Refetches periodically while the page is visible. Most responses are 304 without a body. */
export function usePolling(enabled: boolean, refetch: () => Promise<void>) {
  useEffect(() => {
    if (!enabled) return undefined;
    let fetching = false;
    const timer = setInterval(() => {
      if (fetching || document.hidden) return;
      fetching = true;
      void refetch().finally(() => {
        fetching = false;
      });
    }, INTERVAL);
    return () => clearInterval(timer);
  }, [enabled, refetch]);
}
