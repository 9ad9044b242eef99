import { useClerk } from '@clerk/react';
import { useState } from 'react';
import { useBackendUserState } from '@/lib/useBackendUserState';
import { Account } from './Account';
import { EditProfile } from './EditProfile';
import { emulated } from './instance';
import { ProfileCard, ProfileSkeleton } from './ProfileCard';
import { StatusMessage } from './StatusMessage';
import { SyncStatus } from './SyncStatus';
import { useFocusOnChange } from './useFocusOnChange';

export function App() {
  const clerk = useClerk();
  const me = useBackendUserState();
  const [deletedId, setDeletedId] = useState<string | null>(null);

  // Clerk ends the session shortly after the deletion. The message is shown until a user signs in.
  const clerkUserId = me.clerkUser?.id ?? null;
  if (me.status === 'deleted' && clerkUserId !== deletedId) setDeletedId(clerkUserId);
  if (me.status === 'ready' && deletedId !== null && clerkUserId !== deletedId) setDeletedId(null);
  const deleted = me.status === 'deleted' || (me.status === 'signed-out' && deletedId !== null);
  useFocusOnChange(deleted ? 'deleted' : me.status);

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
            {me.error.message} {me.backendUser && 'The last known profile is shown.'}
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
            Your personal data is erased at CampusG, too. If you sign up again, a new account is created.
          </StatusMessage>
        )}

        {me.status === 'signed-out' && !deleted && (
          <StatusMessage
            kind="welcome"
            title="Your CampusG profile"
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
            Sign in to see your profile and your ratings as a customer and as a runner.
          </StatusMessage>
        )}

        {me.status === 'not-synced' && (
          <StatusMessage
            kind="waiting"
            title="Your account is not available yet"
            actions={
              <button type="button" className="primary" onClick={() => void me.refetch()}>
                Check again
              </button>
            }
          >
            You are signed in, but CampusG has not received your account from Clerk yet. Please check again in a
            moment.
          </StatusMessage>
        )}

        {me.status === 'failed' && (
          <StatusMessage
            kind="error"
            title="Your profile cannot be shown"
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
        <a href="/?guide">Component of the guide</a>
      </footer>
    </>
  );
}
