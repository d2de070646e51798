import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { CoreError, setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import type { FoundBackup, Opened } from '../lib/contract/generated';
import { progress } from '../lib/status/progress.svelte';
import UnlockView from './UnlockView.svelte';

const backup = (folder: string, made: string, proved = true): FoundBackup => ({
  folder,
  name: 'Northmere 2026',
  made,
  bytes: 12_340_000,
  proved,
  proposed: 'Northmere 2026 as of 17 November 2026',
});
const AT_A_LOCK = backup('/b/3', '2026-11-17T18:02:00', false);
const NEWEST = backup('/b/2', '2026-11-17T14:02:00');
const OLDER = backup('/b/1', '2026-11-16T09:40:00');
const ON_A_STICK = { ...backup('/media/usb/1', '2026-11-15T09:40:00'), proposed: 'Northmere 2026' };
const GROUPS = ['M2VD', 'A5TR', 'K3QP', '9TWM', 'H6DN', 'RX02', 'V8JB', '25FZ'];

let fake: FakeBackend;
const user = userEvent.setup();
const called = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);
const list = () => within(screen.getByRole('region', { name: 'Restore a backup' }));

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
});

async function open(found: FoundBackup[] = [AT_A_LOCK, NEWEST, OLDER], unreadable = 0): Promise<void> {
  fake.on('backups', () => ({ found, unreadable, into: '/home/maren/Visitbook' }));
  render(UnlockView, { onhelp: vi.fn() });
  await screen.findByText('Welcome to Visitbook');
  await user.keyboard('{Control>}b{/Control}');
}

test('the backups of this computer are there with their time and size, and the newest that was compared is chosen', async () => {
  await open(undefined, 2);
  const rows = await list().findAllByRole('button', { name: /Northmere 2026/ });
  expect(rows.map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    '17 November 2026, 18:02 Northmere 2026, 12.3 MB, not compared yet',
    '17 November 2026, 14:02 Northmere 2026, 12.3 MB',
    '16 November 2026, 09:40 Northmere 2026, 12.3 MB',
  ]);
  expect(rows.map((row) => row.getAttribute('aria-current'))).toEqual([null, 'true', null]);
  list().getByText('2 more cannot be read, and were left as they are.');
  screen.getByText('As it was on 17 November 2026 at 14:02.');
});

test('a backup is restored with its passphrase under the name that is proposed', async () => {
  await open();
  await user.type(await screen.findByLabelText('Passphrase'), 'four words of mine{Enter}');
  expect(called('restore_backup')).toEqual([
    { folder: '/b/2', name: NEWEST.proposed, secret: { passphrase: 'four words of mine' } },
  ]);
  await screen.findByText('Opening the notebook …');
});

test('on a new machine a folder is chosen, and the sheet alone is enough', async () => {
  await open([]);
  await screen.findByText(/on a stick, on a share or on another disk/);
  fake.on('choose_backup', () => ({ place: '/media/usb', found: [ON_A_STICK], unreadable: 0 }));
  await user.keyboard('{Control>}o{/Control}');
  await list().findByRole('heading', { name: '/media/usb' });
  await user.click(screen.getByRole('button', { name: 'Use the recovery sheet' }));
  await user.click(screen.getByLabelText('Group 1'));
  await user.paste(GROUPS.join(' '));
  await user.click(screen.getByRole('button', { name: 'Restore and open' }));
  expect(called('restore_backup')).toEqual([
    { folder: '/media/usb/1', name: 'Northmere 2026', secret: { sheet: GROUPS } },
  ]);
});

test('a folder without backups is said, and one that cannot be chosen changes nothing', async () => {
  await open([]);
  fake.on('choose_backup', () => ({ place: '/empty', found: [], unreadable: 0 }));
  await user.click((await screen.findAllByRole('button', { name: /Choose a folder/ }))[0] as HTMLElement);
  expect((await screen.findByRole('alert')).textContent).toContain('There is no backup here');
});

test('how far it is is shown, and it can be cancelled', async () => {
  await open();
  let stop: (why: CoreError) => void = vi.fn();
  fake.on('restore_backup', () => new Promise<Opened>((_, reject) => (stop = reject)));
  fake.on('cancel_restore', () => {
    stop(new CoreError('stopped'));
    return {};
  });
  await user.type(await screen.findByLabelText('Passphrase'), 'four words of mine{Enter}');
  await screen.findByText('Trying the key …');
  progress.told(3, 12);
  await screen.findByText('3 of 12 MB copied');
  expect(screen.getByRole('progressbar', { name: 'Restoring' }).getAttribute('value')).toBe('3');
  progress.told(12, 12);
  await screen.findByText(/Going through every page and row/);
  // Nothing leads away from it meanwhile.
  await user.keyboard('{Escape}{Control>}n{/Control}');
  await user.click(list().getByRole('button', { name: /16 November/ }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText(/Nothing was restored/);
  screen.getByText('As it was on 17 November 2026 at 14:02.');
  expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('four words of mine');
});

test.each([
  ['wrong_passphrase', { seconds: '2' }, /The next try has to wait for 2 seconds/],
  ['wait', { seconds: '1' }, /Wait for a second/],
  ['backup_not_whole', {}, /Another backup may be whole/],
  ['disk_full', {}, /disk is full/i],
] as const)('%s is said, and what was typed is kept', async (code, values, said) => {
  await open();
  fake.on('restore_backup', () => {
    throw new CoreError(code, values);
  });
  await user.type(await screen.findByLabelText('Passphrase'), 'not it{Enter}');
  const summary = await screen.findByRole('alert');
  expect(summary.textContent).toMatch(said);
  expect(document.activeElement).toBe(summary);
  expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('not it');
});

test('a name that is taken is said at its field', async () => {
  await open();
  fake.on('restore_backup', () => {
    throw new CoreError('place_taken');
  });
  await user.type(await screen.findByLabelText('Passphrase'), 'four words of mine{Enter}');
  const name = screen.getByLabelText('Name of the restored notebook');
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
});

test('Escape leads back to the notebooks', async () => {
  await open();
  await screen.findByLabelText('Passphrase');
  await user.keyboard('{Escape}');
  await screen.findByText('Welcome to Visitbook');
});
