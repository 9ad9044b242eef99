import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ClerkUser } from '@/lib/useBackendUserState';
import { errorMessage } from './messages';

/** Changes the user at Clerk. CampusG receives the change by webhook. */
export function EditProfile({ clerkUser }: { clerkUser: ClerkUser }) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const [initial, setInitial] = useState({ firstName: clerkUser.firstName ?? '', lastName: clerkUser.lastName ?? '' });

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setProblem(null);
    setSaved(false);
    // Clerk's SDK does not report an error while the browser is offline.
    if (!navigator.onLine) {
      setProblem('You are offline. Nothing was saved.');
      return;
    }
    setSaving(true);
    try {
      const firstName = text(fields, 'firstName');
      const lastName = text(fields, 'lastName');
      // Only changed fields, so that changes that were made elsewhere are kept.
      const changes = {
        ...(firstName !== initial.firstName && { firstName }),
        ...(lastName !== initial.lastName && { lastName }),
      };
      if (Object.keys(changes).length > 0) await clerkUser.update(changes);
      setInitial({ firstName, lastName });
      setSaved(true);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setSaving(false);
    }
  }

  return (
    <section className="card" aria-labelledby="edit">
      <h2 id="edit">Your name at Clerk</h2>
      <p className="muted small">Changes are saved at Clerk and then synchronised to CampusG.</p>
      <form className="fields" onSubmit={(event) => void save(event)} onChange={() => setSaved(false)}>
        <label>
          First name
          <input name="firstName" defaultValue={initial.firstName} autoComplete="given-name" />
        </label>
        <label>
          Last name
          <input name="lastName" defaultValue={initial.lastName} autoComplete="family-name" />
        </label>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="actions">
          <button className="primary" disabled={saving}>
            {saving ? 'Saving …' : 'Save at Clerk'}
          </button>
          <span className="muted small" role="status">
            {saved && 'Saved at Clerk.'}
          </span>
        </div>
      </form>
    </section>
  );
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
