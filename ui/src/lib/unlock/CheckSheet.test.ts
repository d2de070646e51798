import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import SheetItem from '../status/SheetItem.svelte';
import { sheet } from '../status/sheet.svelte';
import CheckSheet from './CheckSheet.svelte';

const DUE = { kept: 'Duty safe', checked: '2026-08-01', due: true };

let fake: FakeBackend;
const user = userEvent.setup();
const press = () => user.click(screen.getByRole('button', { name: 'Check the sheet' }));
const asked = () => fake.calls.filter(({ name }) => name === 'check_sheet').map(({ request }) => request);

async function type(groups: string): Promise<void> {
  await user.click(screen.getByLabelText('Group 1'));
  await user.paste(groups);
}

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
  sheet.told(DUE);
  render(CheckSheet);
  render(SheetItem);
});
afterEach(() => {
  cleanup();
  sheet.told({ kept: '', checked: null, due: false });
});

test('the status line asks for the sheet until it is typed in, and it is said when that was', async () => {
  const asks = 'Time to type the recovery sheet in once more: Settings, Keys';
  screen.getByText(asks);
  screen.getByText('Last typed in on 1 August 2026.');
  await type('m2vd a5tr k3qp 9twm h6dn rx02 v8jb 25fz');
  await press();
  await screen.findByText('The sheet opens this notebook.');
  screen.getByText('Last typed in on 17 November 2026.');
  expect(screen.queryByText(asks)).toBeNull();
  expect(asked()).toEqual([{ groups: ['M2VD', 'A5TR', 'K3QP', '9TWM', 'H6DN', 'RX02', 'V8JB', '25FZ'] }]);
  expect(screen.getByLabelText<HTMLInputElement>('Group 1').value).toBe('');
});

test('a group that is too short is named at its box, and nothing is asked for', async () => {
  await type('m2vd a5tr k3qp 9twm h6dn rx02 v8jb 25f');
  await press();
  expect(await screen.findAllByText('Group 8 needs four characters.')).not.toHaveLength(0);
  expect(screen.getByLabelText('Group 8').getAttribute('aria-invalid')).toBe('true');
  expect(asked()).toEqual([]);
});

test('a sheet that does not open the notebook stays due', async () => {
  fake.on('check_sheet', () => {
    throw new CoreError('wrong_sheet');
  });
  await type('m2vd a5tr k3qp 9twm h6dn rx02 v8jb 25fz');
  await press();
  expect((await screen.findByRole('alert')).textContent).toContain('These groups do not open the notebook');
  expect(sheet.known).toEqual(DUE);
});
