import { expect, test } from './test';

test('takes the screenshot of the documentation', async ({ page, campus }) => {
  test.skip(!process.env['PICTURE'], 'Taken on demand only: PICTURE=docs/images/demo.png');
  await page.setViewportSize({ width: 1040, height: 760 });
  await campus.signUp('Ada', 'Lovelace');
  await campus.shows('Ada Lovelace');
  await campus.showsStatus('In sync with Clerk');

  await page.screenshot({ path: `../${process.env['PICTURE']}`, scale: 'css' });
  expect(true).toBe(true);
});
