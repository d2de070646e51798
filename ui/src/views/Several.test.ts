/** Where letters of several visits are exported from. */
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import App from '../App.svelte';
import { EDITIONS, SAMPLE, sampleRecords } from '../dev/sample';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';

const user = userEvent.setup();
const dialog = () => screen.findByRole('dialog', { name: 'Export several letters' });
const third = async () => (await screen.findAllByText('Third monitoring visit', { selector: 'td' }))[0] as HTMLElement;

/** Whether the one letter that the sample has is ticked. */
async function ticked(): Promise<boolean> {
  const list = await within(await dialog()).findByRole('group', { name: 'Letters' });
  return (await within(list).findByRole<HTMLInputElement>('checkbox')).checked;
}

async function openVisit(): Promise<void> {
  await user.dblClick(await third());
  await screen.findByRole('navigation', { name: 'Places of this visit' });
}

// The editor comes late in the program; here it is wanted at once.
beforeAll(() => Promise.all([import('./MainView.svelte'), import('./LetterView.svelte')]), 30_000);
beforeEach(() => {
  const fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  fake.on('frameworks', () => ({ editions: [...EDITIONS] }));
  setBackend(fake);
  location.hash = '#main';
  render(App);
});

test('the list of visits leads there, by its button and by a key, with nothing ticked', async () => {
  await third();
  await user.click(screen.getByRole('button', { name: 'Export several letters' }));
  expect(await ticked()).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
  await dialog();
});

test('a visit leads there by Go to, with its own letter ticked', async () => {
  await openVisit();
  await user.keyboard('{Control>}g{/Control}');
  await user.keyboard('several{Enter}');
  expect(await ticked()).toBe(true);
});

test('the letter leads there from the forms it can be exported in', async () => {
  await openVisit();
  await user.click(screen.getByRole('button', { name: 'Letter' }));
  await user.click(await screen.findByRole('button', { name: 'Export as…' }));
  await user.click(screen.getByRole('button', { name: 'Letters of several visits…' }));
  expect(await ticked()).toBe(true);
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
});
