import { Clerk } from '@clerk/clerk-js/no-rhc';
import { ClerkProvider } from '@clerk/react';
import type { ComponentProps } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import '@/app/app.css';
import { instance } from '@/app/instance';
import { ProfileComponent } from '@/app/ProfileComponent';
import { CampusGProvider } from '@/lib/backend-user/CampusGProvider';

const root = document.getElementById('root');
if (!root) throw new Error('The element #root is missing.');

// One instance. Given the class, ClerkProvider creates two in strict mode, and the hooks do not receive changes.
const { publishableKey, ...options } = instance;
// Clerk's types do not declare the headless build.
const clerk = new Clerk(publishableKey, options) as unknown as NonNullable<ComponentProps<typeof ClerkProvider>['Clerk']>;

/** Whether the page shows the component of the guide only. */
const guide = new URLSearchParams(location.search).has('guide');

createRoot(root).render(
  <StrictMode>
    <ClerkProvider Clerk={clerk} afterSignOutUrl="/" {...instance}>
      <CampusGProvider apiUrl={import.meta.env.VITE_API_URL ?? ''}>
        {guide ? (
          <main>
            <ProfileComponent />
          </main>
        ) : (
          <App />
        )}
      </CampusGProvider>
    </ClerkProvider>
  </StrictMode>,
);
