import { useRef, useState } from 'react';
import type { ClerkUser } from '@/lib/useBackendUserState';
import { callClerk } from './messages';

/** Deletes the account. */
export function Account({ clerkUser, onDeleted }: { clerkUser: ClerkUser; onDeleted: (id: string) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function deleteAccount() {
    dialog.current?.close();
    setProblem(null);
    const failure = await callClerk(() => clerkUser.delete());
    setProblem(failure);
    if (!failure) onDeleted(clerkUser.id);
  }

  return (
    <section className="card" aria-labelledby="account">
      <h2 id="account">Your account</h2>
      <p className="muted small">If you delete your account at Clerk, it is deleted at CampusG, too.</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="danger" onClick={() => dialog.current?.showModal()}>
        Delete account …
      </button>
      <dialog ref={dialog} aria-labelledby="confirm">
        <h2 id="confirm">Delete your account?</h2>
        <p>Your profile and your ratings are deleted. This cannot be undone.</p>
        <div className="actions">
          <button type="button" className="danger" onClick={() => void deleteAccount()}>
            Delete permanently
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </dialog>
    </section>
  );
}
