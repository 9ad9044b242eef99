// @vitest-environment node
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { ProfileComponent } from '@/app/ProfileComponent';
import { clerk } from '@/testing/fakeClerk';

vi.mock('@clerk/react', () => import('@/testing/fakeClerk'));

afterEach(() => {
  clerk.reset();
  vi.unstubAllGlobals();
});

it('renders as loading on a server, without a request', () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);

  expect(renderToString(<ProfileComponent />)).toBe('<p>Loading...</p>');
  clerk.signIn('user_ada');
  expect(renderToString(<ProfileComponent />)).toBe('<p>Loading...</p>');
  expect(fetch).not.toHaveBeenCalled();
});

it('creates a query client for each rendering on a server, so that visitors share no data', async () => {
  const { useQueryClientOrShared } = await import('@/lib/backend-user/queryClient');
  const clients = new Set();
  function Probe() {
    clients.add(useQueryClientOrShared());
    return null;
  }
  renderToString(<Probe />);
  renderToString(<Probe />);

  expect(clients.size).toBe(2);
});
