import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import App from '../App.svelte';
import { EDITIONS, SAMPLE, sampleRecords } from '../dev/sample';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';

let fake: FakeBackend;
const user = userEvent.setup();
const sheet = () => screen.findByRole('article', { name: /^End of day, 1[78] November 2026/ });
const lines = () => [...document.querySelectorAll<HTMLElement>('[data-line]')];

beforeAll(() => import('./MainView.svelte'), 30_000);
beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  fake.on('frameworks', () => ({ editions: [...EDITIONS] }));
  setBackend(fake);
  location.hash = '#main';
  render(App);
  const row = await screen.findAllByText('Third monitoring visit', { selector: 'td' });
  await user.dblClick(row[0] as HTMLElement);
  await screen.findByRole('navigation', { name: 'Places of this visit' });
  await user.keyboard('{Control>}E{/Control}');
});

test('Ctrl+E shows the day from any place, and Ctrl+P saves it', async () => {
  await sheet();
  await user.keyboard('{Control>}P{/Control}');
  await waitFor(() => expect(fake.calls.some((call) => call.name === 'export_end_of_day')).toBe(true));
});

test('the lines are one stop of Tab, and arrows go from line to line over the parts', async () => {
  await sheet();
  await waitFor(() => expect(lines().length).toBeGreaterThan(4));
  expect(lines().filter((line) => line.tabIndex === 0)).toHaveLength(1);
  lines()[0]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(lines()[3]);
  await user.keyboard('{End}');
  expect(document.activeElement).toBe(lines().at(-1));
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(lines()[0]);
});

test('a line opens its record, and coming back goes on at the line', async () => {
  await sheet();
  await user.selectOptions(screen.getByLabelText('Day'), '2026-11-17');
  const section = await screen.findByRole('region', { name: /^Emerging: Management oversight/ });
  const line = (await within(section).findAllByRole('button', { name: /E\d{3}$/ }))[0] as HTMLElement;
  const number = /E\d{3}$/.exec(line.textContent ?? '')?.[0] ?? '';
  line.focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: number });
  await user.keyboard('{Control>}E{/Control}');
  await sheet();
  await waitFor(() => expect(document.activeElement?.textContent).toContain(number));
});

test('what is not there is said in words', async () => {
  const article = await sheet();
  expect(within(article).getByRole('region', { name: 'Documents owed' })).toBeTruthy();
  expect(within(article).getByRole('region', { name: 'Gaps' })).toBeTruthy();
});

test('two lines of one record in one part are both drawn', async () => {
  await sheet();
  const subject = { kind: 'area' as const, id: '1' };
  const line = (words: string) => ({ mark: null, words, detail: '', subject });
  const part = { heading: 'Gaps', subject: null, note: '', lines: [line('Neglect: thin'), line('Neglect: no voice')] };
  fake.on('end_of_day', () => ({ title: 'End of day, 17 November 2026', parts: [part] }));
  await user.selectOptions(screen.getByLabelText('Day'), '2026-11-17');
  await screen.findByRole('button', { name: 'Neglect: thin' });
  expect(screen.getByRole('button', { name: 'Neglect: no voice' })).toBeTruthy();
});
