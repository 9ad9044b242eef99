import type { ReactNode } from 'react';

const PICTURES = {
  welcome: 'M3 11l9-7 9 7v9h-6v-6H9v6H3z',
  waiting: 'M12 3a9 9 0 1 0 9 9M12 7v5l3 3',
  gone: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  trouble: 'M12 4l9 16H3zM12 10v4M12 17v.5',
};

/** The page when there is no profile to show: what is the matter, and what can be done. */
export function Notice({
  kind,
  title,
  actions,
  children,
}: {
  kind: keyof typeof PICTURES;
  title: string;
  actions: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={`card notice ${kind}`} aria-labelledby="notice" role={kind === 'trouble' ? 'alert' : undefined}>
      <svg viewBox="0 0 24 24" aria-hidden="true" width="56" height="56">
        <path d={PICTURES[kind]} />
      </svg>
      <h1 id="notice">{title}</h1>
      <p>{children}</p>
      <div className="actions">{actions}</div>
    </section>
  );
}
