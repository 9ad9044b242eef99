import { useId } from 'react';

const STAR = 'M12 2.5l2.9 6.1 6.6.8-4.9 4.6 1.3 6.6L12 17.3l-5.9 3.3 1.3-6.6-4.9-4.6 6.6-.8z';

/** A mean rating as stars, with two decimals. A user without ratings has 5.0 stars. */
export function Stars({ label, rating, count }: { label: string; rating: number; count: number }) {
  const countText = count === 0 ? 'no ratings yet' : count === 1 ? '1 rating' : `${count} ratings`;
  const id = useId();
  return (
    <div className="rating">
      <dt>{label}</dt>
      <dd>
        <span role="img" aria-label={`${rating.toFixed(2)} of 5 stars`}>
          <svg viewBox="0 0 120 24" width="120" height="24" aria-hidden="true">
            <defs>
              <clipPath id={id}>
                <rect width={rating * 24} height="24" />
              </clipPath>
            </defs>
            {[0, 1, 2, 3, 4].map((i) => (
              <path key={i} d={STAR} transform={`translate(${i * 24})`} className="star" />
            ))}
            <g clipPath={`url(#${id})`}>
              {[0, 1, 2, 3, 4].map((i) => (
                <path key={i} d={STAR} transform={`translate(${i * 24})`} className="star full" />
              ))}
            </g>
          </svg>
        </span>
        <strong>{rating.toFixed(count === 0 ? 1 : 2)}</strong> <span className="muted">{countText}</span>
      </dd>
    </div>
  );
}
