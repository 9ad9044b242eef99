import { useClerk } from '@clerk/react';
import { useState } from 'react';
import { useBackendUserState } from '@/lib/useBackendUserState';
import { Account } from './Account';
import { EditProfile } from './EditProfile';
import { emulated } from './instance';
import { Notice } from './Notice';
import { ProfileCard, ProfileSkeleton } from './ProfileCard';
import { SyncStatus } from './SyncStatus';
import { useLive } from './useLive';

export function App() {
  const clerk = useClerk();
  const me = useBackendUserState();
  const [deletedId, setDeletedId] = useState<string | null>(null);
  useLive(me.status !== 'loading' && me.status !== 'signed-out', me.refetch);

  // Clerk ends the session of a deleted user a little later: what happened is still told then, until somebody signs in.
  const clerkUserId = me.clerkUser?.id ?? null;
  if (me.status === 'deleted' && clerkUserId !== deletedId) setDeletedId(clerkUserId);
  if (me.status === 'ready' && deletedId !== null && clerkUserId !== deletedId) setDeletedId(null);
  const deleted = me.status === 'deleted' || (me.status === 'signed-out' && deletedId !== null);

  return (
    <>
      <header className="top">
        <a className="brand" href="/">
          <img src="/icon.svg" alt="" width="32" height="32" /> CampusG
        </a>
        {me.clerkUser && (
          <button type="button" onClick={() => void clerk.signOut()}>
            Sign out
          </button>
        )}
      </header>

      <main>
        {me.error && me.status !== 'failed' && (
          <p className="banner" role="alert">
            {me.error} {me.backendUser && 'What you see is the last we know.'}
          </p>
        )}

        {me.status === 'loading' && <ProfileSkeleton />}

        {deleted && (
          <Notice
            kind="gone"
            title="This account was deleted"
            actions={
              <button type="button" className="primary" onClick={() => void clerk.redirectToSignUp()}>
                Sign up again
              </button>
            }
          >
            Name, addresses and picture are erased at CampusG, too. A new sign-up starts afresh.
          </Notice>
        )}

        {me.status === 'signed-out' && !deleted && (
          <Notice
            kind="welcome"
            title="Food across campus, by people you know"
            actions={
              <>
                <button type="button" className="primary" onClick={() => void clerk.redirectToSignIn()}>
                  Sign in
                </button>
                <button type="button" onClick={() => void clerk.redirectToSignUp()}>
                  Sign up
                </button>
              </>
            }
          >
            Sign in to see who CampusG thinks you are: your profile, and what customers and runners say about you.
          </Notice>
        )}

        {me.status === 'absent' && (
          <Notice
            kind="waiting"
            title="CampusG does not know you yet"
            actions={
              <button type="button" className="primary" onClick={() => void me.refetch()}>
                Look again
              </button>
            }
          >
            You are signed in, but word of it has not reached CampusG. This page goes on looking, and shows your
            profile as soon as it arrives.
          </Notice>
        )}

        {me.status === 'failed' && (
          <Notice
            kind="trouble"
            title="We cannot show your profile"
            actions={
              <button type="button" className="primary" onClick={() => void me.refetch()}>
                Try again
              </button>
            }
          >
            {me.error}
          </Notice>
        )}

        {me.status === 'ready' && me.backendUser && (
          <div className="columns">
            <div className="stack">
              <ProfileCard user={me.backendUser} pictured={me.clerkUser?.hasImage ?? false} />
              <SyncStatus me={me} />
            </div>
            {me.clerkUser && (
              <div className="stack">
                <EditProfile key={me.clerkUser.id} clerkUser={me.clerkUser} />
                <Account clerkUser={me.clerkUser} onDeleted={setDeletedId} />
              </div>
            )}
          </div>
        )}
      </main>

      <footer>
        {emulated ? (
          <>
            Signed in by the Clerk emulator. <a href="/__clerk">Look behind the scenes</a>
          </>
        ) : (
          'Signed in by Clerk.'
        )}
      </footer>
    </>
  );
}
