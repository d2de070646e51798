import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { UnlockModel } from './unlock.svelte';
import UnlockForm from './UnlockForm.svelte';

const NOTEBOOK = {
  path: '/home/maren/Northmere',
  name: 'Northmere',
  sheet_kept: 'Duty safe',
  keys_missing: false,
  opened: null,
};

afterEach(cleanup);

test('after wrong tries the form says how long the next one has to wait, and keeps what was typed', async () => {
  const [fake, model, user] = [new FakeBackend(), new UnlockModel(), userEvent.setup()];
  setBackend(fake);
  model.select(NOTEBOOK);
  render(UnlockForm, { model });
  fake.on('unlock', () => {
    throw new CoreError('wrong_passphrase', { seconds: '2' });
  });
  const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
  await user.type(field, 'quiet harbour lantern seven{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The next try has to wait for 2 seconds.');
  fake.on('unlock', () => {
    throw new CoreError('wait', { seconds: '1' });
  });
  await user.type(field, '{Enter}');
  await screen.findByText('Wait for a second, then try again.');
  expect(field.value).toBe('quiet harbour lantern seven');
});
