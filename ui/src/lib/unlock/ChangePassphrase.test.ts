import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import ChangePassphrase from './ChangePassphrase.svelte';

const OLD = 'quiet harbour lantern seven';
const NEW = 'copper window thirty robins';

let fake: FakeBackend;
const user = userEvent.setup();
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const asked = () => fake.calls.filter(({ name }) => name === 'change_passphrase').map(({ request }) => request);
const press = () => user.click(screen.getByRole('button', { name: 'Change the passphrase' }));

async function fill(now: string, fresh: string, again = fresh): Promise<void> {
  const all = [
    ['Passphrase that opens it now', now],
    ['New passphrase', fresh],
    ['The new one again', again],
  ] as const;
  for (const [label, typed] of all) {
    await user.clear(field(label));
    if (typed !== '') await user.type(field(label), typed);
  }
}

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
  render(ChangePassphrase);
});
afterEach(cleanup);

test('the new passphrase takes the place of the old one, and none of them stays in the page', async () => {
  await fill(OLD, NEW);
  await press();
  await screen.findByText('The new passphrase opens the notebook from now on.');
  expect(asked()).toEqual([{ now: OLD, by_sheet: false, new: NEW }]);
  for (const label of ['Passphrase that opens it now', 'New passphrase', 'The new one again'])
    expect(field(label).value).toBe('');
});

test.each([
  ['', NEW, NEW, 'Type the passphrase that opens the notebook now.'],
  [OLD, '', '', 'Type a new passphrase.'],
  [OLD, NEW, `${NEW}!`, 'The two are not the same. Type the second one again.'],
])('from %j to %j and %j nothing is asked for: %s', async (now, fresh, again, why) => {
  await fill(now, fresh, again);
  await press();
  expect(await screen.findAllByText(why)).not.toHaveLength(0);
  expect(asked()).toEqual([]);
});

test('what the program refuses stands at the field, and what was typed stays', async () => {
  fake.on('change_passphrase', () => {
    throw new CoreError('wrong_passphrase');
  });
  await fill('quiet harbour', NEW);
  await press();
  await screen.findByRole('alert');
  expect(field('Passphrase that opens it now').getAttribute('aria-invalid')).toBe('true');
  expect(field('New passphrase').value).toBe(NEW);
});

test('after wrong tries it says how many seconds the next one has to wait', async () => {
  fake.on('change_passphrase', () => {
    throw new CoreError('wait', { seconds: '8' });
  });
  await fill(OLD, NEW);
  await press();
  expect((await screen.findByRole('alert')).textContent).toContain('Wait for 8 seconds, then try again.');
});

test('whoever forgot the passphrase types the sheet', async () => {
  await user.click(screen.getByRole('button', { name: 'I have forgotten it: use the recovery sheet' }));
  await user.click(field('Group 1'));
  await user.paste('m2vd a5tr k3qp 9twm h6dn rx02 v8jb 25fz');
  await user.type(field('New passphrase'), NEW);
  await user.type(field('The new one again'), NEW);
  await press();
  await screen.findByText('The new passphrase opens the notebook from now on.');
  expect(asked()).toEqual([{ now: 'M2VD A5TR K3QP 9TWM H6DN RX02 V8JB 25FZ', by_sheet: true, new: NEW }]);
});

test('while a new passphrase is typed it says what is still wanting', async () => {
  await user.type(field('New passphrase'), 'quiet');
  screen.getByText('11 characters more.');
  expect(field('New passphrase').getAttribute('aria-describedby')).toContain('pass-new-advice');
});
