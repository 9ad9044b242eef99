import type { ReactNode } from 'react';

const ICONS = {
  welcome: 'M3 11l9-7 9 7v9h-6v-6H9v6H3z',
  waiting: 'M12 3a9 9 0 1 0 9 9M12 7v5l3 3',
  deleted: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  error: 'M12 4l9 16H3zM12 10v4M12 17v.5',
};

/** The content of the page if there is no profile: an explanation and the available actions. */
export function StatusMessage({
  kind,
  title,
  actions,
  children,
}: {
  kind: keyof typeof ICONS;
  title: string;
  actions: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={`card status-message ${kind}`} aria-labelledby="status-message" role={kind === 'error' ? 'alert' : undefined}>
      <svg viewBox="0 0 24 24" aria-hidden="true" width="56" height="56">
        <path d={ICONS[kind]} />
      </svg>
      <h1 id="status-message" tabIndex={-1}>{title}</h1>
      <p>{children}</p>
      <div className="actions">{actions}</div>
    </section>
  );
}
