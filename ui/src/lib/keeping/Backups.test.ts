import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import type { Keeping } from '../contract/generated';
import { kept } from '../status/kept.svelte';
import Backups from './Backups.svelte';

const KEEPING: Keeping = {
  place: '/home/maren/backups',
  count: 12,
  room: 34_500_000,
  second_place: null,
  budget: 5_000_000_000,
  kept: { last: '2026-11-28T14:02:00', trouble: null, second: null },
};
const ON_USB: Keeping = {
  ...KEEPING,
  second_place: '/media/USB',
  kept: { ...KEEPING.kept, second: { name: 'USB', last: null, trouble: null } },
};

let fake: FakeBackend;
const user = userEvent.setup();
const called = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);
const room = () => screen.getByLabelText<HTMLInputElement>('Room for them, GB');

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
});

afterEach(() => {
  cleanup();
  kept.told({ last: null, trouble: null, second: null });
});

async function open(keeping = KEEPING): Promise<void> {
  fake.on('keeping', () => keeping);
  render(Backups);
  await screen.findByText('/home/maren/backups');
}

test('says when the last backup was made, where they are, how many and how large', async () => {
  await open();
  screen.getByText('28 November 2026, 14:02, opened again and compared row by row');
  screen.getByText('12 backups of this notebook, 34.5 MB');
  expect(room().value).toBe('5');
});

test('one is made when somebody asks, and it is said where there was nothing to be done', async () => {
  await open();
  fake.on('back_up_now', () => KEEPING);
  await user.click(screen.getByRole('button', { name: 'Back up now' }));
  await screen.findByText('Nothing was written since the last one, which has everything.');
  const later = { ...KEEPING, kept: { ...KEEPING.kept, last: '2026-11-28T14:20:00' } };
  fake.on('keeping', () => later);
  fake.on('back_up_now', () => later);
  await user.click(screen.getByRole('button', { name: 'Back up now' }));
  await screen.findByText('Made, opened again and compared row by row.');
  screen.getByText(/^28 November 2026, 14:20/);
});

test('what kept one from being made is said', async () => {
  await open();
  fake.on('back_up_now', () => {
    throw new CoreError('disk_full');
  });
  await user.click(screen.getByRole('button', { name: 'Back up now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
});

test('a second place is chosen, told, and given up', async () => {
  await open();
  screen.getByText(/what is only on this computer is lost with it/);
  fake.on('choose_second_place', () => ON_USB);
  await user.click(screen.getByRole('button', { name: 'Choose a folder' }));
  await screen.findByText('/media/USB');
  screen.getByText('Nothing is copied there yet.');
  screen.getByText('Chosen. The newest backup is copied there within a minute.');
  kept.told({ ...KEEPING.kept, second: { name: 'USB', last: '2026-11-28T14:02:00', trouble: null } });
  await screen.findByText('The newest there was made on 28 November 2026 at 14:02.');
  kept.told({ ...KEEPING.kept, second: { name: 'USB', last: null, trouble: 'disk_full' } });
  await screen.findByText('USB is full: the backup is not on it.');
  fake.on('forget_second_place', () => KEEPING);
  await user.click(screen.getByRole('button', { name: 'Use none' }));
  await screen.findByText(/no second place now/);
});

test('a folder that would be lost with the notebook is refused in words', async () => {
  await open();
  fake.on('choose_second_place', () => {
    throw new CoreError('place_inside');
  });
  await user.click(screen.getByRole('button', { name: 'Choose a folder' }));
  expect((await screen.findByRole('alert')).textContent).toContain('best on another disk');
});

test('the room is kept when its field is left, and what is no number is said at it', async () => {
  await open();
  await user.clear(room());
  await user.type(room(), 'much{Enter}');
  await screen.findByText('Type a number of gigabytes from 1 to 1,000.');
  expect(room().getAttribute('aria-invalid')).toBe('true');
  expect(called('set_backup_budget')).toEqual([]);
  fake.on('set_backup_budget', ({ bytes }) => ({ ...KEEPING, budget: bytes }));
  await user.clear(room());
  await user.type(room(), '2,5');
  await user.tab();
  await waitFor(() => expect(called('set_backup_budget')).toEqual([{ bytes: 2_500_000_000 }]));
  await screen.findByText(/^Kept\./);
  expect(room().value).toBe('2.5');
});
