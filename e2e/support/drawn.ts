import { expect, type Page } from '@playwright/test';

/**
 * Waits until what the server has streamed stands in its place. Until then a part of the page may be there twice: as it
 * came, still hidden, and as the browser has drawn it.
 */
export async function drawn(page: Page): Promise<void> {
  await expect(page.locator('div[hidden][id^="S:"]')).toHaveCount(0);
}
