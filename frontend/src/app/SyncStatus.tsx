import type { BackendUserState } from '@/lib/useBackendUserState';

/** How far CampusG has followed Clerk. */
export function SyncStatus({ me }: { me: BackendUserState }) {
  const atClerk = me.clerkUser?.updatedAt ?? null;
  const here = me.backendUser?.clerkUpdatedAt ? new Date(me.backendUser.clerkUpdatedAt) : null;
  const behind = atClerk !== null && here !== null && here < atClerk;
  const [look, words] = me.error
    ? ['bad', 'CampusG cannot be asked at the moment']
    : me.catchingUp
      ? ['busy', 'Your change is on its way']
      : behind
        ? ['bad', 'CampusG has not heard of your last change']
        : ['good', 'In step with Clerk'];
  return (
    <section className="card sync" aria-labelledby="sync">
      <div className="heading">
        <h2 id="sync">Synchronisation</h2>
        <button type="button" className="quiet" onClick={() => void me.refetch()}>
          Check now
        </button>
      </div>
      <p className={`state ${look}`} role="status">
        {words}
      </p>
      <dl className="times">
        <dt>Changed at Clerk</dt>
        <dd>
          <Time at={atClerk} />
        </dd>
        <dt>Known to CampusG</dt>
        <dd>
          <Time at={here} />
        </dd>
        <dt>Last looked</dt>
        <dd>
          <Time at={me.checkedAt} />
        </dd>
      </dl>
    </section>
  );
}

function Time({ at }: { at: Date | null }) {
  return at ? (
    <time dateTime={at.toISOString()}>
      {at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}
    </time>
  ) : (
    <>–</>
  );
}
