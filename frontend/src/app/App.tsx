import { useClerk } from '@clerk/react';
import { useState } from 'react';
import { useBackendUserState } from '@/lib/useBackendUserState';
import { Account } from './Account';
import { EditProfile } from './EditProfile';
import { emulated } from './instance';
import { ProfileCard, ProfileSkeleton } from './ProfileCard';
import { StatusMessage } from './StatusMessage';
import { SyncStatus } from './SyncStatus';
import { usePolling } from './usePolling';

export function App() {
  const clerk = useClerk();
  const me = useBackendUserState();
  const [deletedId, setDeletedId] = useState<string | null>(null);
  usePolling(me.status !== 'loading' && me.status !== 'signed-out', me.refetch);

  // Clerk ends the session shortly after the deletion. The message is shown until a user signs in.
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
            {me.error.message} {me.backendUser && 'What you see is the last we know.'}
          </p>
        )}

        {me.status === 'loading' && <ProfileSkeleton />}

        {deleted && (
          <StatusMessage
            kind="deleted"
            title="This account was deleted"
            actions={
              <button type="button" className="primary" onClick={() => void clerk.redirectToSignUp()}>
                Sign up again
              </button>
            }
          >
            Your personal data is erased at CampusG, too. A new sign-up creates a new account.
          </StatusMessage>
        )}

        {me.status === 'signed-out' && !deleted && (
          <StatusMessage
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
            Sign in to see your CampusG profile and your ratings as a customer and as a runner.
          </StatusMessage>
        )}

        {me.status === 'not-synced' && (
          <StatusMessage
            kind="waiting"
            title="CampusG does not know you yet"
            actions={
              <button type="button" className="primary" onClick={() => void me.refetch()}>
                Check again
              </button>
            }
          >
            You are signed in, but CampusG has not received your account from Clerk yet. This page keeps checking, and
            shows your profile as soon as it is available.
          </StatusMessage>
        )}

        {me.status === 'failed' && (
          <StatusMessage
            kind="error"
            title="We cannot show your profile"
            actions={
              <button type="button" className="primary" onClick={() => void me.refetch()}>
                Try again
              </button>
            }
          >
            {me.error.message}
          </StatusMessage>
        )}

        {me.status === 'ready' && (
          <div className="columns">
            <div className="stack">
              <ProfileCard user={me.backendUser} hasImage={me.clerkUser?.hasImage ?? false} />
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
            Signed in by the Clerk emulator. <a href="/__clerk">Open the emulator</a>
          </>
        ) : (
          'Signed in by Clerk.'
        )}{' '}
        <a href="/?guide">The component of the guide</a>
      </footer>
    </>
  );
}
