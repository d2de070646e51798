import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import App from '../App.svelte';
import { EDITIONS, SAMPLE, sampleRecords } from '../dev/sample';
import { sampleLetter, withEarlier } from '../dev/sample-earlier';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import type { EarlierLetter } from '../lib/contract/generated';
import { flushAll } from '../lib/draft/registry';

let fake: FakeBackend;
const user = userEvent.setup();
const letters = () =>
  [...fake.kept.values()].flatMap((kept) => (kept.kind === 'earlier_letter' ? [kept.record as EarlierLetter] : []));
const concern = (name: RegExp) => screen.findByRole('button', { name });

beforeAll(() => import('./MainView.svelte'), 30_000);

async function begin(letter: boolean): Promise<void> {
  await flushAll();
  const records = letter ? [{ kind: 'earlier_letter' as const, record: sampleLetter() }] : [];
  fake = new FakeBackend({ records: [...sampleRecords(), ...records], me: SAMPLE.me });
  withEarlier(fake);
  fake.on('frameworks', () => ({ editions: [...EDITIONS] }));
  setBackend(fake);
  location.hash = '#main';
  render(App);
  const row = await screen.findAllByText('Third monitoring visit', { selector: 'td' });
  await user.dblClick(row[0] as HTMLElement);
  const rail = await screen.findByRole('navigation', { name: 'Places of this visit' });
  await user.click(within(rail).getByRole('button', { name: 'History' }));
}

test('an area is read over the visits, the newest first, and each line can be reached by arrows', async () => {
  await begin(true);
  const thread = await screen.findByRole('article', { name: 'Management oversight over the visits' });
  const visits = within(thread).getAllByRole('region');
  expect(visits.map((visit) => visit.querySelector('h3')?.textContent?.trim().split(',')[0])).toEqual([
    'Third monitoring visit',
    'Second monitoring visit',
  ]);
  expect(thread.textContent).toContain('There called Supervision and oversight, same bullet of the inspection');
  expect(thread.textContent).toContain('F3 Managers record supervision');
  const lines = [...thread.querySelectorAll<HTMLElement>('[data-line]')];
  expect(lines.filter((line) => line.tabIndex === 0)).toHaveLength(1);
  lines[0]?.focus();
  await user.keyboard('{End}');
  expect(document.activeElement).toBe(lines.at(-1));
});

test('concerns are answered by keyboard alone, each with a note that is kept', async () => {
  await begin(true);
  await user.click(await screen.findByRole('radio', { name: 'All of it' }));
  (await concern(/^Concern 1 of 4/)).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}d');
  await waitFor(() => expect(letters()[0]?.concerns[2]?.answer).toBe('declined'));
  expect((await concern(/^Concern 3 of 4/)).textContent).toContain('Declined');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.id).toBe('concern-2-note'));
  await user.keyboard('Seen in two of six.');
  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(letters()[0]?.concerns[2]).toMatchObject({ answer: 'declined', note: 'Seen in two of six.' }),
  );
  await waitFor(() => expect(document.activeElement?.id).toBe('concern-2'));
  await user.keyboard('{Delete}');
  await waitFor(() => expect(letters()[0]?.concerns[2]?.answer).toBeNull());
});

test('the areas say how far their concerns are answered, and lead to what is about them', async () => {
  await begin(true);
  const open = await screen.findByRole('button', { name: 'Response to neglect, 0 of 1 concern answered' });
  await screen.findByRole('button', { name: 'Management oversight, 1 of 1 concern answered' });
  await user.click(open);
  await screen.findByRole('article', { name: 'Response to neglect over the visits' });
  expect(await concern(/^Concern 1 of 1: The agreed tool/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'No area, 0 of 1 concern answered' }));
  expect(await concern(/^Concern 1 of 1: Audits/)).toBeTruthy();
});

test('a letter is pasted, looked through, changed and stored, and the first concern waits for its answer', async () => {
  await begin(false);
  await user.click(await screen.findByRole('button', { name: 'Paste text…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Paste the last letter' });
  await user.click(within(dialog).getByLabelText('Text of the letter or report'));
  await user.paste('Anything: the reading is made up.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  const grid = await screen.findByRole('grid', { name: 'The letter, part by part' });
  const rows = within(grid).getAllByRole('row');
  expect(rows.at(-1)?.textContent).toContain('Left out');
  await waitFor(() => expect(document.activeElement?.id).toMatch(/^earlier-row-/));
  await user.keyboard('x{Control>}{Enter}{/Control}');
  await waitFor(() => expect(letters()).toHaveLength(1));
  expect(letters()[0]?.sections[0]?.heading).toBe('Areas covered by the visit');
  await waitFor(() => expect(document.activeElement?.id).toMatch(/^concern-\d$/));
});

test('leaving a changed review is asked once, and what was left waits until then', async () => {
  await begin(false);
  await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  const title = await screen.findByLabelText('What it is');
  await user.type(title, ' 2');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText(/Leave without storing\?/);
  await user.click(screen.getByRole('button', { name: 'Leave without storing' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(letters()).toHaveLength(0);
  expect(await screen.findByRole('button', { name: 'Choose a file…' })).toBeTruthy();
});

test('a letter is taken away after one question, and Ctrl+G knows the place', async () => {
  await begin(true);
  await user.click(await screen.findByRole('button', { name: 'Remove this letter' }));
  await waitFor(() => expect(document.activeElement?.id).toBe('earlier-keep'));
  await user.click(screen.getByRole('button', { name: 'Remove it' }));
  await waitFor(() => expect(letters()).toHaveLength(0));
  await user.keyboard('{Control>}G{/Control}');
  await user.keyboard('Hist');
  await screen.findByRole('option', { name: /History/ });
});
