import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import RenewSheet from './RenewSheet.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const press = (name: string) => user.click(screen.getByRole('button', { name }));
const asked = (command: string) => fake.calls.filter(({ name }) => name === command).map(({ request }) => request);
const GROUPS = ['M2VD', 'A5TR', 'K3QP', '9TWM', 'H6DN', 'RX02', 'V8JB', '25FZ'];

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
  render(RenewSheet);
});
afterEach(cleanup);

async function typeBack(): Promise<void> {
  await press('I have written them down');
  expect(screen.queryByText('M2VD')).toBeNull();
  await user.click(screen.getByLabelText('Group 1'));
  await user.paste(GROUPS.join(' '));
  await user.type(screen.getByLabelText('Say where it is kept'), 'Duty safe');
  await user.type(screen.getByLabelText('Passphrase that opens it now'), 'quiet harbour lantern');
}

test('a new sheet is shown, saved as PDF, typed back, and put in place of the old one', async () => {
  await press('Make another sheet');
  await screen.findByText('M2VD');
  await press('Save as PDF, to print it');
  await screen.findByText(/Saved as \/media\/stick/);
  await typeBack();
  await press('Put it in place of the old one');
  await screen.findByText('The new sheet opens the notebook from now on. Destroy the old one.');
  const request = { now: 'quiet harbour lantern', by_sheet: false, groups: GROUPS, kept: 'Duty safe' };
  expect(asked('renew_sheet')).toEqual([request]);
  expect(screen.queryByText('M2VD')).toBeNull();
});

test('what is missing is said at its field, and nothing is asked for', async () => {
  await press('Make another sheet');
  await screen.findByText('M2VD');
  await press('I have written them down');
  await press('Put it in place of the old one');
  expect(await screen.findAllByText('Say where the sheet is kept.')).not.toHaveLength(0);
  expect(screen.getAllByText('Type the passphrase that opens the notebook now.')).not.toHaveLength(0);
  expect(asked('renew_sheet')).toEqual([]);
});

test('a refusal is told, what was typed stays, and the old sheet can be kept', async () => {
  await press('Make another sheet');
  await screen.findByText('M2VD');
  fake.on('renew_sheet', () => {
    throw new CoreError('sheet_mismatch', { group: '3' });
  });
  await typeBack();
  await press('Put it in place of the old one');
  await screen.findByText('One group does not match the sheet');
  expect(screen.getByLabelText<HTMLInputElement>('Group 8').value).toBe('25FZ');
  await press('Keep the old one');
  expect(screen.queryByText('M2VD')).toBeNull();
});
