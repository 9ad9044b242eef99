import type { BackendUserState } from '@/lib/useBackendUserState';
import { isComplete } from './clerkUser';

/** Shows whether CampusG is in sync with Clerk. */
export function SyncStatus({ me }: { me: BackendUserState }) {
  const atClerk = me.clerkUser && isComplete(me.clerkUser) ? me.clerkUser.updatedAt : null;
  const atCampusG = me.backendUser?.clerkUpdatedAt ? new Date(me.backendUser.clerkUpdatedAt) : null;
  const behind = atClerk !== null && atCampusG !== null && atCampusG < atClerk;
  const [style, text] = me.error
    ? ['bad', 'The state at CampusG is unknown at the moment']
    : me.isSyncing
      ? ['busy', 'Your change is being synchronised …']
      : behind
        ? ['bad', 'CampusG has not received your last change']
        : ['good', 'In sync with Clerk'];
  return (
    <section className="card sync" aria-labelledby="sync">
      <div className="heading">
        <h2 id="sync">Synchronisation</h2>
        <button type="button" className="quiet" onClick={() => void me.refetch()}>
          Check now
        </button>
      </div>
      <p className={`state ${style}`} role="status">
        {text}
      </p>
      <dl className="times">
        <dt>Changed at Clerk</dt>
        <dd>
          <Time at={atClerk} />
        </dd>
        <dt>Received by CampusG</dt>
        <dd>
          <Time at={atCampusG} />
        </dd>
        <dt>Last checked</dt>
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
