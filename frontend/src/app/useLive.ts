import { useEffect } from 'react';

const EVERY = 3_000;

/** Asks again and again while the page is looked at. Mostly the answer is "nothing new", in a few bytes. */
export function useLive(on: boolean, ask: () => Promise<void>) {
  useEffect(() => {
    if (!on) return undefined;
    let asking = false;
    const timer = setInterval(() => {
      if (asking || document.hidden) return;
      asking = true;
      void ask().finally(() => {
        asking = false;
      });
    }, EVERY);
    return () => clearInterval(timer);
  }, [on, ask]);
}
