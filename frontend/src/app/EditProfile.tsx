import type { ChangeEvent, FormEvent } from 'react';
import { useState } from 'react';
import type { ClerkUser } from '@/lib/useBackendUserState';
import { isComplete } from './clerkUser';
import { callClerk } from './messages';

type Name = Partial<Record<'firstName' | 'lastName', string>>;

/** Changes the user at Clerk. CampusG receives the change by webhook. */
export function EditProfile({ clerkUser }: { clerkUser: ClerkUser }) {
  const [edits, setEdits] = useState<Name>({});
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState('');
  const complete = isComplete(clerkUser);
  const value = (field: keyof Name) => edits[field] ?? clerkUser[field] ?? '';

  function edit(event: ChangeEvent<HTMLInputElement>) {
    const { name, value: edited } = event.currentTarget;
    setEdits((previous) => ({ ...previous, [name]: edited }));
    setResult('');
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (saving) return;
    setProblem(null);
    setResult('');
    // Only changed fields, so that changes that were made elsewhere are kept.
    const changes: Name = {};
    for (const field of ['firstName', 'lastName'] as const) {
      const edited = edits[field]?.trim() ?? '';
      if (field in edits && edited !== (clerkUser[field] ?? '')) changes[field] = edited;
    }
    const changed = Object.keys(changes).length > 0;
    setSaving(true);
    const failure = changed ? await callClerk(() => clerkUser.update(changes)) : null;
    setSaving(false);
    setProblem(failure);
    if (failure) return;
    // Keeps what the user has entered since.
    setEdits((latest) => (latest === edits ? {} : latest));
    setResult(changed ? 'Saved at Clerk.' : 'There are no changes to save.');
  }

  return (
    <section className="card" aria-labelledby="edit">
      <h2 id="edit">Your name at Clerk</h2>
      <p className="muted small">Changes are saved at Clerk and then synchronised to CampusG.</p>
      <form className="fields" onSubmit={(event) => void save(event)}>
        <label>
          First name
          <input name="firstName" value={value('firstName')} onChange={edit} disabled={!complete} autoComplete="given-name" />
        </label>
        <label>
          Last name
          <input name="lastName" value={value('lastName')} onChange={edit} disabled={!complete} autoComplete="family-name" />
        </label>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {!complete && (
          <p className="problem" role="alert">
            Clerk is not available at the moment. Please reload the page later to change your name.
          </p>
        )}
        <div className="actions">
          {/* Not disabled while saving, because a disabled button loses the focus. */}
          <button className="primary" disabled={!complete} aria-disabled={saving}>
            {saving ? 'Saving …' : 'Save at Clerk'}
          </button>
          <span className="muted small" role="status">
            {result}
          </span>
        </div>
      </form>
    </section>
  );
}
