import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CoreError, setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import UnlockView from './UnlockView.svelte';

const KNOWN = [
  {
    path: '/n/1',
    name: 'Northmere 2026',
    sheet_kept: 'Duty safe',
    keys_missing: false,
    opened: '2026-11-17T08:12:00Z',
  },
  { path: '/n/2', name: 'Northmere 2024', sheet_kept: '', keys_missing: false, opened: null },
];
const GROUPS = ['M2VD', 'A5TR', 'K3QP', '9TWM', 'H6DN', 'RX02', 'V8JB', '25FZ'];

let fake: FakeBackend;
const user = userEvent.setup();
const called = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
});

function open(known = KNOWN) {
  fake.on('notebooks', () => ({ known, default_folder: '/home/maren/Visitbook' }));
  return render(UnlockView, { onhelp: vi.fn() });
}

describe('a known notebook', () => {
  test('opens with its passphrase, and the last one opened is chosen', async () => {
    open();
    await user.type(await screen.findByLabelText('Passphrase'), 'four words of mine{Enter}');
    expect(called('unlock')).toEqual([{ path: '/n/1', passphrase: 'four words of mine' }]);
    await screen.findByText('Opening the notebook …');
  });

  test('says where its sheet is kept', async () => {
    open();
    await screen.findByText(/It is kept here: Duty safe/);
    await user.click(screen.getByRole('button', { name: /Northmere 2024/ }));
    await screen.findByText(/Nobody wrote down where it is kept/);
  });

  test('with a wrong passphrase says so in a summary that takes the focus, and keeps what was typed', async () => {
    fake.on('unlock', () => {
      throw new CoreError('wrong_passphrase');
    });
    open();
    await user.type(await screen.findByLabelText('Passphrase'), 'not it{Enter}');
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('This passphrase does not open the notebook');
    expect(document.activeElement).toBe(summary);
    expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('not it');
  });

  test('shows the passphrase when somebody asks', async () => {
    open();
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
    expect(field.type).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByLabelText<HTMLInputElement>('Passphrase').type).toBe('text');
  });

  test('opens with its recovery sheet, pasted whole', async () => {
    open();
    await user.click(await screen.findByRole('button', { name: 'Unlock with the recovery sheet' }));
    await user.click(screen.getByLabelText('Group 1'));
    await user.paste(GROUPS.join(' '));
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(called('unlock_with_sheet')).toEqual([{ path: '/n/1', groups: GROUPS }]);
  });
});

describe('a notebook that lies where none may live', () => {
  const AWAY = {
    path: '/home/maren/Dropbox/Northmere 2026',
    name: 'Northmere 2026',
    sheet_kept: '',
    keys_missing: false,
    opened: null,
  };

  beforeEach(() => {
    fake.on('unlock', ({ path }) => {
      if (path === AWAY.path) throw new CoreError('place_synced', { service: 'Dropbox', place: AWAY.path });
      return { name: AWAY.name, recovered: 0 };
    });
    fake.on('unlock_with_sheet', () => {
      throw new CoreError('place_network', { place: AWAY.path });
    });
  });

  async function refused() {
    open([AWAY, ...KNOWN]);
    expect(screen.queryByRole('button', { name: 'Bring it home' })).toBeNull();
    await user.type(await screen.findByLabelText('Passphrase'), 'four words of mine{Enter}');
    return await screen.findByRole('alert');
  }

  test('is refused with the service, the place and what to do', async () => {
    const summary = await refused();
    expect(summary.textContent).toContain('This is a folder of Dropbox');
    expect(summary.textContent).toContain(AWAY.path);
    expect(screen.getByText(/make a copy in \/home\/maren\/Visitbook/)).toBeTruthy();
  });

  test('is brought home with what was typed, and unlocked there', async () => {
    await refused();
    await user.click(screen.getByRole('button', { name: 'Bring it home' }));
    expect(called('bring_home')).toEqual([{ path: AWAY.path, secret: { passphrase: 'four words of mine' } }]);
    const told = (await screen.findByText('The notebook is at home')).closest('div');
    expect(told?.textContent).toContain('/home/maren/Visitbook/Northmere 2026');
    expect(told?.textContent).toContain(AWAY.path);
    expect(document.activeElement).toBe(told);
    expect(screen.getAllByRole('button', { name: /Northmere 2026/ })).toHaveLength(2);

    await user.type(screen.getByLabelText('Passphrase'), 'four words of mine{Enter}');
    expect(called('unlock').at(-1)).toEqual({
      path: '/home/maren/Visitbook/Northmere 2026',
      passphrase: 'four words of mine',
    });
  });

  test('comes home with its sheet too', async () => {
    open([AWAY]);
    await user.click(await screen.findByRole('button', { name: 'Unlock with the recovery sheet' }));
    await user.click(screen.getByLabelText('Group 1'));
    await user.paste(GROUPS.join(' '));
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    expect((await screen.findByRole('alert')).textContent).toContain('This folder is on another computer');
    await user.click(screen.getByRole('button', { name: 'Bring it home' }));
    expect(called('bring_home')).toEqual([{ path: AWAY.path, secret: { sheet: GROUPS } }]);
    await screen.findByText('The notebook is at home');
  });

  test('says why it could not be brought, and stays chosen', async () => {
    fake.on('bring_home', () => {
      throw new CoreError('wrong_passphrase');
    });
    await refused();
    await user.click(screen.getByRole('button', { name: 'Bring it home' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('does not open the notebook'));
    expect(screen.queryByText('The notebook is at home')).toBeNull();
  });

  test('is told no more once another one is chosen', async () => {
    await refused();
    await user.click(screen.getByRole('button', { name: 'Bring it home' }));
    await screen.findByText('The notebook is at home');
    await user.click(screen.getByRole('button', { name: /Northmere 2024/ }));
    expect(screen.queryByText('The notebook is at home')).toBeNull();
  });
});

describe('a new notebook', () => {
  async function fillIn() {
    open([]);
    await screen.findByText('Welcome to Visitbook');
    await user.keyboard('{Control>}n{/Control}');
    await user.type(await screen.findByLabelText('Name of the notebook'), 'Northmere 2027');
    await user.type(screen.getByLabelText('Your full name'), 'Maren Hollis{Enter}');
    await user.type(await screen.findByLabelText('Passphrase'), 'four words of mine');
    await user.type(screen.getByLabelText('The same again'), 'four words of mine{Enter}');
  }

  async function toSheet() {
    await fillIn();
    await screen.findByText('Write these on paper');
  }

  test('is made in three steps, its sheet typed back', async () => {
    await toSheet();
    expect(called('prepare_notebook')).toEqual([
      { name: 'Northmere 2027', in_chosen_folder: false, person: 'Maren Hollis', passphrase: 'four words of mine' },
    ]);
    for (const group of GROUPS) screen.getByText(group);
    await user.click(screen.getByRole('button', { name: 'I have written them down' }));
    expect(screen.queryByText('M2VD')).toBeNull();
    await user.click(await screen.findByLabelText('Group 1'));
    await user.keyboard(GROUPS.join('').toLowerCase());
    expect(screen.getByLabelText<HTMLInputElement>('Group 8').value).toBe('25FZ');
    await user.type(screen.getByLabelText('Say where it is kept'), 'Duty safe{Enter}');
    await waitFor(() => expect(called('confirm_notebook')).toEqual([{ groups: GROUPS, sheet_kept: 'Duty safe' }]));
  });

  test('says which group does not match the sheet', async () => {
    fake.on('confirm_notebook', () => {
      throw new CoreError('sheet_mismatch', { group: '5' });
    });
    await toSheet();
    await user.click(screen.getByRole('button', { name: 'I have written them down' }));
    await user.click(await screen.findByLabelText('Group 1'));
    await user.paste(GROUPS.join(' ').replace('H6DN', 'H6DM'));
    await user.type(screen.getByLabelText('Say where it is kept'), 'Duty safe{Enter}');
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('Group 5 does not match');
    expect(screen.getByLabelText('Group 5').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('Group 4').getAttribute('aria-invalid')).toBeNull();
  });

  test('goes on only with everything filled in, and says what is missing', async () => {
    open([]);
    await user.click((await screen.findAllByRole('button', { name: /New notebook/ }))[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('2 things to put right');
    await user.click(screen.getByRole('button', { name: 'Type your full name.' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Your full name'));
  });

  test.each([
    ['weak_passphrase', 'Use at least 16 characters: four words, for example.', 'Passphrase'],
    ['place_taken', 'There is something of this name already. Nothing was overwritten.', 'Name of the notebook'],
  ] as const)('%s is said at its field', async (code, text, label) => {
    fake.on('prepare_notebook', () => {
      throw new CoreError(code);
    });
    open([]);
    await user.keyboard('{Control>}n{/Control}');
    await user.type(await screen.findByLabelText('Name of the notebook'), 'N');
    await user.type(screen.getByLabelText('Your full name'), 'M{Enter}');
    await user.type(await screen.findByLabelText('Passphrase'), 'short');
    await user.type(screen.getByLabelText('The same again'), 'short{Enter}');
    await waitFor(() => expect(screen.getAllByText(text).length).toBeGreaterThan(0));
    expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
  });

  test('is not made in a folder that a service copies, and the step of the folder is shown again', async () => {
    fake.on('prepare_notebook', () => {
      throw new CoreError('place_synced', { service: 'OneDrive', place: '/home/maren/OneDrive/Northmere 2027' });
    });
    await fillIn();
    const said = await screen.findAllByText(/This is a folder of OneDrive/);
    expect(said).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Choose another folder' })).toBeTruthy();
  });
});

test('a folder without a notebook is said, and one with a notebook is chosen', async () => {
  open([]);
  await screen.findByText('Welcome to Visitbook');
  fake.on('choose_folder', () => ({ path: '/x', notebook: null }));
  await user.keyboard('{Control>}o{/Control}');
  expect((await screen.findByRole('alert')).textContent).toContain('There is no notebook here');
  fake.on('choose_folder', () => ({ path: '/n/2', notebook: KNOWN[1] ?? null }));
  await user.keyboard('{Control>}o{/Control}');
  await screen.findByText('Unlock Northmere 2024');
});
