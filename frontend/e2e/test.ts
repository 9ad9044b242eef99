import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { Clerk } from './clerk';

export { expect };

export const test = base.extend<{ clerk: Clerk; campus: Campus }>({
  clerk: async ({ request }, use) => {
    const clerk = new Clerk(request);
    await clerk.reset();
    await clerk.checkResponses();
    await use(clerk);
    expect(await clerk.violations()).toEqual([]);
    await clerk.reset();
  },
  campus: async ({ page, clerk }, use) => {
    await use(new Campus(page, clerk));
  },
});

/** A driver of the page. */
export class Campus {
  readonly page: Page;
  /** A dependency that resets the emulator before the page is opened. */
  readonly clerk: Clerk;

  constructor(page: Page, clerk: Clerk) {
    this.page = page;
    this.clerk = clerk;
  }

  async signUp(firstName: string, lastName: string) {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Sign up' }).click();
    await this.page.getByLabel('First name').fill(firstName);
    await this.page.getByLabel('Last name').fill(lastName);
    await this.page.getByLabel('E-mail').fill(`${firstName.toLowerCase()}@campus.edu`);
    await this.page.getByRole('button', { name: 'Sign up' }).click();
  }

  async signInAs(name: string) {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('button', { name: `Continue as ${name}` }).click();
  }

  async rename(firstName: string) {
    await this.page.getByLabel('First name').fill(firstName);
    await this.page.getByRole('button', { name: 'Save at Clerk' }).click();
    await expect(this.page.getByText('Saved at Clerk.')).toBeVisible();
  }

  async signOut() {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(this.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  }

  async shows(heading: string) {
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }

  /** Focuses the window until the heading is shown, because polling may have ended. */
  async showsOnFocus(heading: string) {
    await expect(async () => {
      await this.focusWindow();
      await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible({ timeout: 500 });
    }).toPass();
  }

  async focusWindow() {
    await this.page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  }

  async isLoading() {
    await expect(this.page.getByText('Loading your profile')).toBeAttached();
  }

  async showsStatus(text: string) {
    await expect(this.page.getByRole('status').filter({ hasText: text })).toBeVisible();
  }

  stars(role: string) {
    return this.page.locator('.rating', { hasText: role });
  }

  /** Checks the rules of WCAG 2.2 in light and dark mode, and that the page fits a width of 320 px. */
  async isAccessible() {
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const axe = new AxeBuilder({ page: this.page });
      // The other rules do not depend on colours.
      if (colorScheme === 'dark') axe.withRules(['color-contrast']);
      else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: 320, height: 640 });
    const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    if (size) await this.page.setViewportSize(size);
  }
}
