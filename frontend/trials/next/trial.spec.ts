import { devUrl, serviceUrl } from '../../e2e/addresses';
import { expect, test } from '../../e2e/test';

test('shows the user that a server component has prefetched, and a change', async ({ page, context, request, clerk }) => {
  const requests: string[] = [];
  page.on('request', (sent) => {
    if (sent.url().endsWith('/me') && sent.method() === 'GET') requests.push(sent.url());
  });
  // Cookies of Clerk's handshake for development instances, which needs an issuer with HTTPS.
  await context.addCookies([
    { name: '__clerk_db_jwt', value: 'dvb_trial', url: devUrl },
    { name: '__client_uat', value: '1', url: devUrl },
  ]);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('First name').fill('Ada');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL(`${devUrl}/sign-in`);
  await expect(page.getByRole('link', { name: 'Profile' })).toBeVisible();
  // CampusG has the user when the machine token of another service finds it.
  const found = `${serviceUrl}/api/users/clerk/${await clerk.idOf('Ada')}`;
  const headers = { Authorization: `Bearer ${await clerk.machineToken()}` };
  await expect.poll(async () => (await request.get(found, { headers })).status()).toBe(200);
  const document = page.waitForResponse(`${devUrl}/`);
  await page.getByRole('link', { name: 'Profile' }).click();
  expect(await (await document).text()).toContain('"firstName\\":\\"Ada\\"');
  await expect(page.getByRole('heading', { name: 'Welcome, Ada' })).toBeVisible();
  expect(requests).toEqual([]);
  await page.getByRole('button', { name: 'Rename' }).click();

  await expect(page.getByRole('heading', { name: 'Welcome, Augusta' })).toBeVisible();
});
