import { useRef, useState } from 'react';
import type { ClerkUser } from '@/lib/useBackendUserState';
import { errorMessage } from './messages';

/** Deletes the account. */
export function Account({ clerkUser, onDeleted }: { clerkUser: ClerkUser; onDeleted: (id: string) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function deleteAccount() {
    dialog.current?.close();
    setProblem(null);
    try {
      await clerkUser.delete();
      onDeleted(clerkUser.id);
    } catch (error) {
      setProblem(errorMessage(error));
    }
  }

  return (
    <section className="card" aria-labelledby="account">
      <h2 id="account">Your account</h2>
      <p className="muted small">Deleting your account at Clerk deletes it at CampusG, too.</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="danger" onClick={() => dialog.current?.showModal()}>
        Delete account …
      </button>
      <dialog ref={dialog} aria-labelledby="sure">
        <h2 id="sure">Delete your account?</h2>
        <p>This cannot be undone. Your ratings are deleted, too.</p>
        <div className="actions">
          <button type="button" className="danger" onClick={() => void deleteAccount()}>
            Delete for good
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
        </div>
      </dialog>
    </section>
  );
}
