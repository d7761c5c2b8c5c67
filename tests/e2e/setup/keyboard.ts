import { Locator, Page, expect } from '@playwright/test';

/** More stops than any page of ours has between a heading and its last button. */
const stopsMax = 120;

/** A person who has a keyboard and nothing else. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Walks with Tab until something has the focus, and sees that the focus shows. */
  async walkTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stop = 0; stop < stopsMax; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate(showsFocus), 'a focus that can be seen').toBe(true);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target.toString()}.`);
  }

  async press(target: Locator, key: 'Enter' | ' ' = 'Enter'): Promise<void> {
    await this.walkTo(target);
    await this.page.keyboard.press(key);
  }

  /** Replaces what stands in a field. */
  async type(field: Locator, words: string): Promise<void> {
    await this.walkTo(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(words);
  }

  /** Takes one of several answers: Space on the first, arrows to the others. */
  async choose(group: Locator, answer: string): Promise<void> {
    const wanted = group.getByLabel(answer, { exact: true });
    await this.press(group.getByRole('radio').first(), ' ');
    for (let step = 0; step < 10 && !(await wanted.isChecked()); step++)
      await this.page.keyboard.press('ArrowDown');
    await expect(wanted).toBeChecked();
  }

  /** Steps through a list until an entry stands. */
  async select(list: Locator, entry: string): Promise<void> {
    await this.walkTo(list);
    const chosen = () =>
      list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label.trim());
    for (let step = 0; step < 60 && (await chosen()) !== entry; step++)
      await this.page.keyboard.press('ArrowDown');
    expect(await chosen()).toBe(entry);
  }
}

function showsFocus(element: Element): boolean {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
}
