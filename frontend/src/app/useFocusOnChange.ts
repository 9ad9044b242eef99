import { useEffect, useRef } from 'react';

/** Focuses the heading if the view that contained the focused element was replaced. */
export function useFocusOnChange(view: string) {
  const previous = useRef(view);
  useEffect(() => {
    const replaced = previous.current !== view && previous.current !== 'loading';
    previous.current = view;
    if (replaced && document.activeElement === document.body) document.querySelector('h1')?.focus();
  }, [view]);
}
