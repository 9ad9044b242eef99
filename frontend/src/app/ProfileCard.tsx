import type { BackendUser } from '@/lib/useBackendUser';
import { Stars } from './Stars';

export function ProfileCard({ user, hasImage }: { user: BackendUser; hasImage: boolean }) {
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || 'No name yet';
  return (
    <section className="card profile" aria-labelledby="name">
      <div className="person">
        {hasImage && user.imageUrl ? (
          <img className="picture" src={user.imageUrl} alt="" width="88" height="88" />
        ) : (
          <span className="picture" aria-hidden="true">
            {initials(name)}
          </span>
        )}
        <div>
          <h1 id="name" tabIndex={-1}>{name}</h1>
          <p className="contact">
            {user.email ?? 'No e-mail address'}
            {user.email && (
              <span className={user.emailVerified ? 'badge good' : 'badge'}>
                {user.emailVerified ? 'verified' : 'not verified'}
              </span>
            )}
          </p>
          {user.username && <p className="contact muted">@{user.username}</p>}
          {user.phoneNumber && <p className="contact muted">{user.phoneNumber}</p>}
        </div>
      </div>
      <dl className="ratings">
        <Stars label="As a customer" rating={user.customerRating} count={user.customerRatingCount} />
        <Stars label="As a runner" rating={user.runnerRating} count={user.runnerRatingCount} />
      </dl>
      <p className="muted small">
        On CampusG since {new Date(user.createdAt).toLocaleDateString(undefined, { dateStyle: 'long' })}
      </p>
    </section>
  );
}

/** Has the layout of the profile, which avoids a layout shift when the profile is loaded. */
export function ProfileSkeleton() {
  return (
    <section className="card profile skeleton" aria-labelledby="loading" aria-busy="true">
      <h1 className="hidden" id="loading">
        Your profile
      </h1>
      <div className="person" aria-hidden="true">
        <span className="picture" />
        <div className="lines">
          <span className="line wide" />
          <span className="line" />
        </div>
      </div>
      <div className="ratings" aria-hidden="true">
        <span className="line" />
        <span className="line" />
      </div>
      <p className="muted small" role="status">
        Loading your profile …
      </p>
    </section>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
}
