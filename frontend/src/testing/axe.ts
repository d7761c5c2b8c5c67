import axe from 'axe-core';

/**
 * The ids of the WCAG 2.2 AA rules that this element breaks; empty is what we want. Contrast needs a real layout
 * and is checked in the browser tests.
 */
export async function accessFaults(element: Element): Promise<string[]> {
  const results = await axe.run(element, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    rules: { 'color-contrast': { enabled: false } },
  });
  return results.violations.map((violation) => violation.id);
}
